"""Pasted pages of layouts in which something else stands where the article's own should."""

from __future__ import annotations

import pytest

from audio_news.models import Article, Role
from audio_news.read.paste.credits import bare, without_job
from audio_news.read.paste.phrases import ends_article, furniture, is_staff_credit
from tests.read.weir import DECK, SIGNED, TEXT, TITLE, paste, texts


def spoken(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.role is not Role.CAPTION]


def test_a_gallery_between_headline_and_byline() -> None:
    shown = "A rescue boat nears the swan above the weir at Oxmoor on Monday. (Rescue via CW)"
    gallery = ("1 of 2 |", shown, "Read More", "2 of 2 |", shown.replace("boat", "raft"))
    article = paste("Menu", TITLE, *gallery, "Read More", *SIGNED, "Share", *TEXT)
    assert article.title == TITLE
    assert spoken(article) == [TITLE, *TEXT]


def test_the_weather_above_the_headline_is_no_headline() -> None:
    day = "Tuesday, May 6th 2025 4PM 17°C 7PM 15°C 5-Day Forecast"
    title = "Fury as lock keeper takes a tablecloth to a swan - while she was still in it!"
    article = paste("Home", "Showbiz", day, "ADVERTISEMENT", title, DECK, *SIGNED, *TEXT)
    assert article.title == title
    assert furniture("Rain. High 52F. Winds NNE at 10 to 15 mph. Chance of rain 60%.") == 1.0
    assert furniture("Temperatures hit 40°C in Seville and 38°C in the hills of Rome") < 1.0


def test_a_section_with_the_columnist_is_no_headline() -> None:
    title = "Stop telling swans to swim. Build them a lock"
    article = paste("OPINION", "Comment | Ann Dell", title, DECK, "ANN DELL", SIGNED[1], *TEXT)
    assert article.title == title


def test_the_headline_of_a_live_page_and_all_its_entries() -> None:
    points = ("All locks are shut until six this evening", "Nobody was hurt, the keepers say")
    entries = [
        *("Posted at 14:42 5 May 2025", "BREAKING", "Upper lock to close at four", *TEXT[:2]),
        *("Posted at 14:20 5 May 2025", "'She never thanked me'", *TEXT[2:], "Share"),
        *("Posted at 13:55 5 May 2025", "Analysis", "Why ropes are so bad for birds"),
        *("Dr Kit Orr", "Science editor", "A rope is not like a reed. It has no end to it."),
        "Round a wing it draws itself tight, a little like the string about a parcel.",
    ]
    title = "Swan and storm shut the locks at Oxmoor as boats turn back"
    article = paste(
        *("Home", "News", title, "Live Reporting", "Edited by Jo Poe", "Share this page", "copied"),
        *("Summary", *points, "Live Coverage", *entries, "Share", "Top stories", "Tax falls"),
    )
    assert (article.title, article.byline) == (title, None)
    read = spoken(article)
    assert [line for line in entries if line in read] == [
        *("Upper lock to close at four", *TEXT[:2], "'She never thanked me'", *TEXT[2:]),
        *("Why ropes are so bad for birds", *entries[-2:]),
    ]


def test_a_heading_with_words_of_the_text_below_it_is_read() -> None:
    heading = "In with a ladder and a tablecloth"
    text = [TEXT[0], TEXT[2], heading, TEXT[3], TEXT[1]]
    article = paste("Menu", TITLE, DECK, *SIGNED, *text)
    assert texts(article, Role.HEADING) == [heading]


def test_others_report_from_places_too() -> None:
    line = "A crew reported from the roof of the lock house as the water rose."
    assert not is_staff_credit(line)
    assert is_staff_credit("Ann Dell reported from Oxmoor, and Jo Poe from Ware.")
    assert line in spoken(paste("Menu", TITLE, DECK, *SIGNED, *TEXT[:2], line, *TEXT[2:]))


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Ann Dell Rivers correspondent", "Ann Dell"),
        ("Portrait of Ann DellAnn Dell", "Ann Dell"),
        ("Ann Dell By Ann Dell Oxmoor News", "Ann Dell"),
        ("by Ann Dell, photography by Jo Poe", "Ann Dell"),
        ("Interview: Ann Dell", "Ann Dell"),
    ],
)
def test_what_is_glued_to_a_name(line: str, byline: str) -> None:
    article = paste("Menu", TITLE, DECK, line, "May 5, 2025", *TEXT)
    assert (article.title, article.byline) == (TITLE, byline)


def test_the_address_after_a_name() -> None:
    line = "By Ann Dellaway-Smith adellawaysmith@oxmoorledger.example"
    article = paste("Menu", TITLE, line, "May 5, 2025 Updated 2 hrs ago", "0", "Oxmoor Lock", *TEXT)
    assert article.byline == "Ann Dellaway-Smith"
    assert spoken(article)[:2] == [TITLE, TEXT[0]]


def test_a_name_without_anything_glued_to_it_stays() -> None:
    for name in ("Ann Dell", "By Ann van der Dell", "Ann Dell and Jo Poe"):
        assert without_job(bare(name)) == name


def test_who_made_the_pictures_did_not_write() -> None:
    signed = ("Words by", "Ann Dell", "Photography by", "Jo Poe", "May 5, 2025")
    assert paste("Menu", TITLE, DECK, *signed, *TEXT).byline == "Ann Dell"


def test_a_day_above_tools_above_the_headline() -> None:
    tools = ("Home", "Biology", "Plants & Animals", "share this!", "41", "Tweet", "Share", "Email")
    over = (*tools, "May 5, 2025", "Editors' notes")
    assert paste(*over, TITLE, "by Ann Dell, Oxmoor", *TEXT).published == "2025-05-05"


def test_a_text_for_the_blind_that_is_the_caption_too() -> None:
    shown = "Bert Lowe, 59, with the tablecloth that the swan went home in"
    box = (shown, "+5", "View gallery", shown)
    assert spoken(paste("Menu", TITLE, DECK, *SIGNED, *TEXT[:2], *box, *TEXT[2:])) == [
        *(TITLE, DECK, *TEXT)
    ]


def test_a_picture_that_a_paper_sells() -> None:
    box = ("Oxmoor weir", "Boats wait below the weir during Monday's rescue.", "ANN DELL | POST")
    article = paste("Menu", TITLE, *SIGNED, *box, "Buy Now", *TEXT)
    assert spoken(article) == [TITLE, *TEXT]


def test_a_numbered_heading_above_a_picture_is_read() -> None:
    stops = ["1. The upper lock", "2. The weir", "3. The pond"]
    lines = [part for stop, text in zip(stops, TEXT, strict=False) for part in (stop, text)]
    lines.insert(5, "Getty Images")
    assert stops[2] in spoken(paste("Menu", TITLE, DECK, *SIGNED, *lines, TEXT[3]))


def test_titles_with_something_before_each() -> None:
    titles = ("Plans for ninety homes refused", "Man fined on scooter", "Diner closes after years")
    box = [part for title in titles for part in ("Image", title)]
    article = paste("Menu", TITLE, DECK, *SIGNED, *TEXT[:2], "RELATED STORIES", *box, *TEXT[2:])
    assert spoken(article) == [TITLE, DECK, *TEXT]


def test_readers_counted_below_the_titles_of_others() -> None:
    box = ("Pond man steps out in a hat", "12.4k viewing now", "Hedge sings at last", "8k viewing")
    article = paste("Menu", TITLE, DECK, *SIGNED, *TEXT[:2], "TRENDING", *box, *TEXT[2:])
    assert spoken(article) == [TITLE, DECK, *TEXT]


def test_a_box_to_skip_in_the_text() -> None:
    box = ("Skip Whatsapp and continue reading", "The Post is on Whatsapp", "Join us there.")
    lines = (*TEXT[:2], *box, "End of Whatsapp", *TEXT[2:])
    assert spoken(paste("Menu", TITLE, DECK, *SIGNED, *lines)) == [TITLE, DECK, *TEXT]


def test_days_of_a_life_are_no_day_of_publication() -> None:
    lived = "Born: June 2, 1931; Died: October 26, 2024."
    article = paste("Menu", TITLE, DECK, *SIGNED, TEXT[0], lived, *TEXT[1:])
    assert article.published == "2025-05-05"
    assert lived in spoken(article)


def test_the_label_of_main_points_may_be_a_heading_further_down() -> None:
    article = paste("Menu", TITLE, DECK, *SIGNED, *TEXT[:3], "Why it matters", TEXT[3])
    assert texts(article, Role.HEADING) == ["Why it matters"]


def test_whose_picture_it_is_ends_no_article() -> None:
    assert ends_article("Copyright: Reuters") == 0.0
    assert ends_article("Copyright 2025 The Post") == 1.0


def test_what_stands_below_a_printed_article() -> None:
    printed = (
        "A version of this article appears in print on May 6, 2025, Section A, Page 14 of the "
        "New York edition with the headline: Keeper Frees Swan. Order Reprints | Today’s Paper"
    )
    box = ("Our Coverage of the River", "Dry Lakes: After two dry winters the lakes have gone.")
    below = ("Last Boats: For eighty years a ferry has crossed. Its captain is ready to stop.",)
    article = paste("Menu", TITLE, DECK, *SIGNED, *TEXT, printed, *box, *below)
    assert spoken(article) == [TITLE, DECK, *TEXT]
