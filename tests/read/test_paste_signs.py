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


def _roles(lines: list[str]) -> dict[str, Role]:
    read = paste("\n".join(lines))
    kept = {block.text: block.role for block in read.blocks}
    return kept | {skipped.text: skipped.role for skipped in read.skipped}


@pytest.mark.parametrize(
    "label",
    [
        "$79 at Poe",
        "tarnherald.example/news/bridge/1059",
        "Opens in new window",
        "Poll",
        "You have 12% of this article left to read.",
        "The audio version of this article is made by a machine. Names may be said wrongly.",
    ],
)
def test_furniture_between_paragraphs_is_skipped(label: str) -> None:
    page = [*BRIDGE[:5], label, *BRIDGE[5:]]
    assert [block.text for block in paste("\n".join(page)).blocks] == [BRIDGE[0], *BRIDGE[3:]]


def test_titles_under_a_label_with_a_colon_are_no_list() -> None:
    box = [
        "Read more from the Tarn Herald:",
        "Mystery of the missing bell is solved",
        "Hail on the coast: What is left of the pears",
    ]
    page = [*BRIDGE[:5], *box, *BRIDGE[5:]]
    assert [block.text for block in paste("\n".join(page)).blocks] == [BRIDGE[0], *BRIDGE[3:]]


def test_title_in_brackets_is_another_story() -> None:
    link = "[ How the ferrymen of Ostend learned to live ashore ]"
    assert _roles([*BRIDGE[:5], link, *BRIDGE[5:]])[link] is Role.RELATED


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry lay at the pier all spring. Pic: Tarn Police",
        "The captain says she would do it again. (Tarn News: Jo Roe)",
        "The old pier, seen from the water. Jo Roe (CC BY-SA 4.0)",
    ],
)
def test_text_for_the_blind_above_a_caption_is_no_paragraph(caption: str) -> None:
    alt = "A woman in a blue coat leans on a rail."
    roles = _roles([*BRIDGE[:3], alt, caption, *BRIDGE[3:]])
    assert (roles[alt], roles[caption]) == (Role.CAPTION, Role.CAPTION)


def test_paragraph_above_a_caption_stays() -> None:
    caption = "The captain on her last day. (Tarn News: Jo Roe)"
    present = "A dog sleeps on the deck, and nobody wakes it."
    opening = "A ferry is for sale on the Tarn."
    roles = _roles([*BRIDGE[:3], opening, caption, *BRIDGE[3:6], present, caption, *BRIDGE[6:]])
    assert (roles[opening], roles[present]) == (Role.BODY, Role.BODY)


def test_list_in_lower_case_after_a_short_lead() -> None:
    items = ["a footpath on both sides", "parking for 30 bicycles", "a bell for fog"]
    roles = _roles([*BRIDGE[:5], "The bridge includes:", *items, *BRIDGE[5:]])
    assert roles["The bridge includes:"] is Role.BODY
    assert [roles[item] for item in items] == [Role.LIST] * 3


def test_closing_paragraph_below_a_poll() -> None:
    poll = ["Poll", "Should the ferry stay?", "Yes", "No"]
    close = "The council will count the carters again in November."
    long = (
        "In a second vote the council told its clerk to count the carters who cross on a Monday "
        "and to write down what each of them brings to the market on the other side."
    )
    page = [*BRIDGE, long, *poll, close, "About the author", "Ann Poe", "Most read"]
    read = paste("\n".join(page))
    assert close in [block.text for block in read.blocks]


@pytest.mark.parametrize(
    "signed",
    [
        ["by Ann Poe - 5/3/25 6:41 PM ET"],
        ["By Ann Poe", "XYZ Northern Rivers"],
        ["Ann Poe", "3 May 2025", "Source: Herald"],
    ],
)
def test_byline_is_the_person(signed: list[str]) -> None:
    assert paste("\n".join([BRIDGE[0], *signed, *BRIDGE[3:]])).byline == "Ann Poe"


def test_day_above_the_headline_or_below_the_text_is_that_of_publication() -> None:
    menu = ["Herald", "News", "Sport", "Weather", "Letters"]
    above = paste("\n".join([*menu, "16:12 03.05.2025", BRIDGE[0], *BRIDGE[3:]]))
    below = paste("\n".join([*BRIDGE[:2], *BRIDGE[3:], "Posted 3 May 2025", "Share options"]))
    assert above.published == "2025-05-03T16:12"
    assert below.published == "2025-05-03"


def test_french_quotation_ends_in_its_stop() -> None:
    said = "« Ce pont n’est pas un pont. »"
    assert _roles([*BRIDGE[:5], said, *BRIDGE[5:]])[said] in (Role.BODY, Role.QUOTE)
