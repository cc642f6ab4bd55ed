"""What tells text from furniture, captions and titles on a pasted page, one sign at a time."""

from __future__ import annotations

import pytest

from audio_news.models import Article, Role
from audio_news.read import ReadOptions, Source
from audio_news.read.paste import read_text


def paste(text: str) -> Article:
    return read_text(text, Source("pasted", data=b"-"), ReadOptions())


BRIDGE = [
    "Council opens new bridge over the Tarn",
    "By Ann Poe",
    "3 May 2025",
    "The council opened a bridge over the Tarn on Friday, after four years of work and two floods.",
    "The bridge has two lanes, and cost 40 million euros, which the county and the region paid.",
    "Carters told the council that the bridge would do, and that the ferry would be missed.",
    "Its captain, who is 61, has been offered a desk at the town hall, and has not decided yet.",
    "“I have never had a desk,” she said. “What does one do at it?”",
    "The ferry makes its last trip on Sunday, with the mayor and a brass band on board.",
]
BOXES = {
    "form": [
        "Sign up for our newsletter",
        "All the news, every Friday.",
        "Email address",
        "Subscribe",
    ],
    "comments": ["Comments", "Share", "Advertisement"],
    "titles": [
        "Most read",
        "Hail ruins pear harvest on the coast",
        "Man finds home in airport hall",
    ],
    "topics": ["Topics", "Bridges", "Rivers", "Transport"],
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("place", [4, 5, 6, 7])
def test_article_goes_on_below_a_box(box: list[str], place: int) -> None:
    read = [block.text for block in paste("\n".join(BRIDGE[:place] + box + BRIDGE[place:])).blocks]
    assert read == [BRIDGE[0], *BRIDGE[3:]]


@pytest.mark.parametrize(
    "below",
    [
        [
            "Ann Poe writes about rivers.",
            "Our reporters live where you live. Tell us what we missed.",
        ],
        [
            "Sea lions return to the northern pier.",
            "Wardens counted ninety of them in one morning.",
        ],
        [
            "Reporting by Ann Poe",
            "“I am sold on it,” said one reader.",
            "Others said they were not.",
        ],
        [
            "10:41 PM",
            "Budget passes after long night.",
            "The vote, at nine, was close in both houses.",
        ],
    ],
    ids=["site", "another story", "after the credits", "news feed"],
)
def test_article_does_not_go_on_with_what_is_not_its_own(below: list[str]) -> None:
    read = [block.text for block in paste("\n".join([*BRIDGE, "More news", *below])).blocks]
    assert read == [BRIDGE[0], *BRIDGE[3:]]


@pytest.mark.parametrize(
    "line",
    [
        "“Yes.”",
        "“Help.”",
        "Follow us, the pilots shouted.",
        "Advertisement revenue fell 9 percent.",
        "“Join the conversation,” a poster at the quay says.",
        "Our newsletter goes to 900 homes, the vicar said.",
        "Editing by lamplight took all winter.",
        "Published in 1931, the poem sold badly.",
        "May 3, 2025, was a Saturday.",
        "This site was a Roman camp for nine years.",
        "River Cup Group A winners Orlet meet Tarsk on Sunday.",
        "The last page held one line: “If you love our journalism, please consider a donation.”",
    ],
)
def test_a_sentence_that_sounds_like_furniture_is_read(line: str) -> None:
    read = {b.text: b.role for b in paste("\n".join([*BRIDGE[:5], line, *BRIDGE[5:]])).blocks}
    assert read.get(line) is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Instagram",
        "© 2025 The Tarn Herald. We are not responsible for other sites.",
        "This page was made for subscribers, and you are one.",
        "Council opens new bridge over the Tarn on linkedin",
        "Read moreFerry captains' union meets in Orlet",
        "Hide",
    ],
)
def test_furniture_in_the_text_is_not_read(line: str) -> None:
    read = [block.text for block in paste("\n".join([*BRIDGE[:6], line, *BRIDGE[6:]])).blocks]
    assert line not in read


@pytest.mark.parametrize(
    "caption",
    [
        ["The new bridge seen from the old quay, on its first morning. Jo Stern"],
        ["The new bridge seen from the old quay [Jo Stern/Tarn Herald]"],
        ["The new bridge seen from the old quay. | Jo Stern/HERALD"],
        ["Jo Stern A bridge with two lanes stands over a brown river."],
        ["The new bridge seen from the old quay.", "Jo Stern for CNN"],
        [
            "The bridge, at dawn, from the quay.",
            "The bridge, at dawn, from the quay. Photo: Jo Stern",
        ],
        ["The bridge and its builders on Friday.", "hide caption"],
        ["View image in fullscreen", "The captain with her dog"],
    ],
    ids=lambda lines: lines[0][-24:],
)
def test_caption_is_told_by_its_credit_its_twin_or_its_tool(caption: list[str]) -> None:
    read = paste("\n".join([*BRIDGE[:5], *caption, *BRIDGE[5:]])).blocks
    assert [b.text for b in read if b.role is not Role.CAPTION] == [BRIDGE[0], *BRIDGE[3:]]


@pytest.mark.parametrize(
    "above",
    [
        ["The Tarn Herald", "Printed by the river since 1902", "Menu", "Log in"],
        ["Tarn Herald - Back to the front page", "News", "Sport", "Weather"],
    ],
)
@pytest.mark.parametrize(
    "headline",
    [
        "They Built a Bridge in Four Years. Then the Ferry Won.",
        "‘What does one do at a desk?’: the captain who lost her ferry",
    ],
)
def test_headline_is_the_top_of_the_signed_block(above: list[str], headline: str) -> None:
    standfirst = "The council has opened its bridge over the Tarn, and offers the captain a desk."
    page = [*above, headline, standfirst, *BRIDGE[1:]]
    assert paste("\n".join(page)).title == headline


def test_box_above_the_text_gives_no_title() -> None:
    box = ["More from this section", "Hail ruins pear harvest on the coast"]
    box.append("Hail ruins pear harvest on the coast after a night of wind, growers said.")
    page = [*BRIDGE[:5], *box, *BRIDGE[5:]]
    assert paste("\n".join(page)).title == BRIDGE[0]


def test_short_lines_of_one_shape_are_a_list() -> None:
    items = ["40 metres of rope", "2 brass bells", "1 anchor, rusted"]
    read = {b.text: b.role for b in paste("\n".join([*BRIDGE[:6], *items, *BRIDGE[6:]])).blocks}
    assert [read.get(item) for item in items] == [Role.LIST] * 3
