"""Pasted pages of layouts that put lines where others have none."""

from __future__ import annotations

import pytest

from audio_news.models import Role
from audio_news.read.names import clean_byline
from audio_news.read.paste.phrases import call, furniture
from tests.read.weir import DECK, TEXT, TITLE, paste, texts


def test_the_way_through_the_sections_is_no_headline() -> None:
    for way in ("Home » Rivers » Locks", "Home > Rivers > Locks", "News / Rivers / Oxmoor"):
        assert furniture(way) == 1.0
        article = paste("Menu", way, TITLE, DECK, "By Ann Dell", "May 5, 2025", *TEXT)
        assert article.title == TITLE
        assert way not in texts(article)


def test_a_byline_between_headline_and_standfirst() -> None:
    article = paste("Menu", "Rivers", TITLE, "Ann Dell", DECK, "Mon 5 May 2025", "Share", *TEXT)
    assert (article.title, article.byline, article.published) == (TITLE, "Ann Dell", "2025-05-05")
    assert texts(article, Role.STANDFIRST) == [DECK]
    said = "Bert Lowe: ‘Nobody rows alone’"
    told = "The lock keeper at Oxmoor on the swan, the ladder, the ropes and the tablecloth"
    article = paste("Menu", "Rivers", said, "Ann Dell", told, "Mon 5 May 2025", "Share", *TEXT)
    assert (article.title, article.byline) == (said, "Ann Dell")


def test_a_live_page_has_the_headline_over_its_main_points() -> None:
    points = ["Six locks are closed since noon", "The river stands at three metres"]
    article = paste(
        *("Home", "News", "Weather", "River rises as locks are closed along the whole valley"),
        *("LIVE", "Summary", *points, "Live Reporting", "17:32 2 April", "Boats moved up"),
        *("The last of the house boats has been towed above the weir, and all are safe.", "Share"),
        *("17:05 2 April", "'I slept on the roof'", TEXT[1], TEXT[2], "16:20 2 April"),
        *("What was closed", TEXT[0], TEXT[3], "Load more posts"),
    )
    assert article.title == "River rises as locks are closed along the whole valley"
    assert texts(article, Role.BODY)[0].startswith("The last of the house boats")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Dell, a senior reporter who covers rivers and canals.", "Ann Dell"),
        ("By Ann Dell", "Ann Dell"),
    ],
)
@pytest.mark.parametrize("beside", ["Social Sharing", "Twitter Facebook Email", "at Oxmoor Lock"])
def test_who_signs(line: str, byline: str, beside: str) -> None:
    article = paste("Menu", TITLE, DECK, line, beside, "May 5, 2025", *TEXT)
    assert article.byline == byline


def test_a_place_with_the_date_below_the_name_is_no_name() -> None:
    article = paste("Menu", TITLE, DECK, "ANN DELL", "Oxmoor Lock - 19 MAR 2025 - 05:30", *TEXT)
    assert article.byline == "Ann Dell"


def test_names_without_what_follows_them() -> None:
    assert clean_byline("By Ann Dell, a reporter who covers water and energy.") == "Ann Dell"
    assert clean_byline("Ann Dell", "at Oxmoor Lock") == "Ann Dell"
    assert clean_byline("Oprac. Jan Rak") == "Jan Rak"
    assert clean_byline("WORDS BY", "Ann Dell") == "Ann Dell"


@pytest.mark.parametrize(
    ("dated", "day"),
    [
        ("Publié le 05/12/2024 à 18h34", "2024-12-05T18:34"),
        ("Publicado el 03/04/2025", "2025-04-03"),
        ("Published 05/12/2024", None),
    ],
)
def test_the_day_first_where_the_language_always_has_it(dated: str, day: str | None) -> None:
    assert paste("Menu", TITLE, DECK, "Ann Dell", dated, *TEXT).published == day


@pytest.mark.parametrize(
    "box",
    [
        ["Recommended reading:", "Plans for ninety homes refused", "Man fined on scooter"],
        ["People are also reading…", "1 Bus drives into pond", "2 Diner closes after sixty years"],
        ["Most read in The Post", "SNOW CHANCE", "Exact date of the first flurries", "TELLY SHOCK"],
        ["WATCH | Life below the weir:", "Northern rivers wait for the freeze"],
        [
            *("Read more on swans", "CLAWS OUT", "I'm a vet – five plants you must never keep"),
            *("Exclusive", "KITTY CASH", "Owner wins a million on card chosen by pet"),
        ],
        ["Related", "The best wellingtons", "Why your water bill went up"],
        ["Te puede interesar", "El reloj de sol que no ve el sol"],
        ["À lire également : Une vache sur la rocade"],
        ["The Post's river letter has everything you need to know. Sign up here."],
        ["What do you think? Let us know in the comments below"],
    ],
)
def test_boxes_in_the_text_are_not_read(box: list[str]) -> None:
    article = paste("Menu", TITLE, DECK, "By Ann Dell", "May 5, 2025", *TEXT[:2], *box, *TEXT[2:])
    assert texts(article, Role.BODY) == TEXT
    assert not set(box) & set(texts(article))


def test_what_a_form_offers_is_furniture() -> None:
    assert furniture("The river letter has all you need to know, every day. Sign up here.") == 1.0


def test_points_below_the_label_of_a_tool() -> None:
    points = ["Swan caught in ropes at dawn", "Three locks shut for a day", "The keeper is unhurt"]
    article = paste(
        *("Menu", TITLE, "By Ann Dell", "May 5, 2025", "Summary", "Companies", *points),
        *("OXMOOR, May 5 (Wire) - " + TEXT[0], *TEXT[1:]),
    )
    assert texts(article, Role.LIST)[:3] == points


def test_the_heading_right_below_a_box_is_read() -> None:
    box = ["Related", "The best wellingtons", "Why your water bill went up", "Swan back on river"]
    last = "The swan was looked at by a vet and is back on the river, a little above the weir."
    article = paste("Menu", TITLE, DECK, "By Ann Dell", "May 5, 2025", *TEXT[:3], *box, last)
    assert texts(article, Role.HEADING) == ["Swan back on river"]


def test_lists_without_bullets() -> None:
    article = paste(
        *("Menu", TITLE, DECK, "By Ann Dell", "May 5, 2025", *TEXT[:2]),
        *("What to bring", "1 ladder", "2 tablecloths", TEXT[2]),
        *("The keeper asks for three things:", "ropes off the weir;", "dogs on a lead;"),
        *("no bread for the swans.", "Boats to the upper lock leave at:", "8.10am", "8.25am"),
        TEXT[3],
    )
    listed = texts(article, Role.LIST)
    assert listed[:2] == ["1 ladder", "2 tablecloths"]
    assert listed[2:5] == ["ropes off the weir;", "dogs on a lead;", "no bread for the swans."]
    assert listed[5:] == ["8.10am", "8.25am"]


def test_steps_are_items_or_headings() -> None:
    whole = [f"Step {n}. Tie the rope to the ring and wait for the keeper to wave." for n in (1, 2)]
    article = paste("Menu", TITLE, "By Ann Dell", "May 5, 2025", *TEXT[:2], *whole, *TEXT[2:])
    assert texts(article, Role.LIST) == whole
    short = ["Step 1: Tie the rope", TEXT[2], "Step 2: Wait for the keeper", TEXT[3]]
    article = paste("Menu", TITLE, "By Ann Dell", "May 5, 2025", *TEXT[:2], *short)
    assert texts(article, Role.HEADING) == short[::2]


def test_a_short_closing_sentence_is_read() -> None:
    last = "Наступне засідання ради відбудеться 12 грудня."
    text = [
        "Міська рада закрила шлюз на річці до кінця місяця, бо в мотузках застряг лебідь.",
        "Доглядач Богдан Лис дістав птаха драбиною та скатертиною, і обійшлося без травм.",
        "«Він навіть не подякував», – сказав доглядач і показав порожню коробку від обіду.",
    ]
    article = paste("Меню", "Доглядач шлюзу врятував лебедя", "5 травня 2025", *text, last)
    assert texts(article)[-1] == last


def test_people_who_tell_of_themselves_ask_for_nothing() -> None:
    assert call("We leave the lock at six. There are eleven of us, two bicycles and a crate.") < 0.3


def test_the_credit_of_a_caption_in_brackets() -> None:
    for credit in ("(Submitted by Wes Orr)", "(Post Photo)"):
        caption = f"The swan sits above the weir on Tuesday, with a new rope beside her {credit}"
        article = paste("Menu", TITLE, "By Ann Dell", "May 5, 2025", caption, *TEXT)
        assert texts(article, Role.CAPTION) == [caption]


def test_a_dated_teaser_in_the_text_takes_no_headline() -> None:
    box = [
        *(
            "RIVERS",
            "For Subscribers",
            "Why the swan of the lock keeper at Oxmoor was caught in ropes",
        ),
        *("It was planned in 1971, and it is four feet long.", "Nov. 3, 2024"),
    ]
    title = "A cloth does what no net could; beak stays shut"
    below = [
        "The ropes were left by a crew that had come to mend the weir before the swan was hatched.",
        "Oxmoor has two swans, and the other had waited by the weir with her back to the ropes.",
        "The lock keeper will have a new tablecloth from the town, which has no swan on it.",
    ]
    article = paste(
        *("Menu", "RIVERS", title, "By Ann Dell, Staff writer", "May 5, 2025", "Share via"),
        *(TEXT[0], "Nobody was hurt.", *TEXT[1:3], "Advertisement", TEXT[3], *box, *below),
    )
    assert (article.title, article.byline, article.published) == (title, "Ann Dell", "2025-05-05")
    assert TEXT[1] in texts(article, Role.BODY)


def test_headings_that_a_list_of_contents_names_are_read() -> None:
    article = paste(
        *("Menu", TITLE, "Ann Dell", "May 5, 2025", "On this page", "The rope", "The ladder"),
        *(TEXT[0], "The rope", TEXT[1], TEXT[2], "The ladder", TEXT[3]),
    )
    assert texts(article, Role.HEADING) == ["The rope", "The ladder"]


@pytest.mark.parametrize("other", ["Head of Rivers", "University of the South Coast", "Oxmoor"])
def test_a_job_a_university_or_a_place_below_the_name_is_no_name(other: str) -> None:
    assert paste("Menu", TITLE, DECK, "Ann Dell", other, "May 5, 2025", *TEXT).byline == "Ann Dell"


def test_whom_an_article_was_written_for() -> None:
    assert clean_byline("By ANN DELL FOR THE OXMOOR GLOBE") == "Ann Dell"
    assert clean_byline("Ann Dell for The Post") == "Ann Dell"
