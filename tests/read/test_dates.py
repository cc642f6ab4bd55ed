"""Dates as news sites write them."""

from __future__ import annotations

from datetime import date

import pytest

from audio_news.read.dates import days, published_and_modified, stamps, time_share, without_times


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("November 5, 2024 4:09 PM", "2024-11-05T16:09"),
        ("Nov. 5, 2024, 9:30 a.m.", "2024-11-05T09:30"),
        ("12:15 a.m. November 5, 2024", "2024-11-05T00:15"),
        ("Fri 15 Nov 2024 16.09 GMT", "2024-11-15T16:09+00:00"),
        ("Fri 18 Apr 2025 06.00 BST", "2025-04-18T06:00+01:00"),
        ("4:09 PM EST, Fri November 15, 2024", "2024-11-15T16:09-05:00"),
        ("November 15, 2024 at 4:09 p.m. ET", "2024-11-15T16:09-05:00"),
        ("July 15, 2024 at 4:09 p.m. ET", "2024-07-15T16:09-04:00"),
        ("4:09 PM PST · November 15, 2024", "2024-11-15T16:09-08:00"),
        ("Nov 15, 2024, 4:09 PM GMT+2", "2024-11-15T16:09+02:00"),
        ("January 16, 20251:05 PM UTCUpdated 4 days ago", "2025-01-16T13:05+00:00"),
        ("15.11.2024, 16.09 Uhr", "2024-11-15T16:09"),
        ("15 de noviembre de 2024", "2024-11-15"),
        ("1er mars 2025 à 16h09", "2025-03-01T16:09"),
        ("20 września 2024, 11:30", "2024-09-20T11:30"),
        ("20 вересня 2024, 11:30", "2024-09-20T11:30"),
        ("2024-11-15T16:09:33+02:00", "2024-11-15T16:09:33+02:00"),
        ("2024-11-15T16:09:33.120Z", "2024-11-15T16:09:33+00:00"),
        ("15/11/2024 - 16:09", "2024-11-15T16:09"),
        ("Thursday 3rd April 2025", "2025-04-03"),
        ("15 May 2025 - 22:40", "2025-05-15T22:40"),
        ("PublishedMay 15 2025", "2025-05-15"),
        ("03/04/2024 10:00 GMT", "2024-04-03T10:00+00:00"),
        ("03/04/2024 10:00 AM ET", "2024-03-04T10:00-05:00"),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(text: str, iso: str) -> None:
    assert stamps(text)[0].iso == iso


@pytest.mark.parametrize(
    "text",
    ["Updated 3 hours ago", "15 NOV, 16:09", "03/04/2024", "4 min read", "31 February 2024", ""],
)
def test_nothing_is_guessed(text: str) -> None:
    assert stamps(text) == []


def test_zone_with_two_meanings_is_left_out() -> None:
    assert stamps("November 15, 2024 4:09 PM CST")[0].iso == "2024-11-15T16:09"


def test_a_day_named_elsewhere_settles_which_is_the_month() -> None:
    known = days("Waiting at the border, 3 April 2024")
    assert known == [date(2024, 4, 3)]
    assert [stamp.iso for stamp in stamps("03/04/2024 - 19:12", known)] == ["2024-04-03T19:12"]
    assert [stamp.iso for stamp in stamps("04/03/2024", known)] == ["2024-04-03"]
    assert days("03/04/2024") == []
    assert stamps("03/04/2024", [date(2024, 8, 1)]) == []


def test_a_date_that_cannot_be_settled_is_still_only_a_date() -> None:
    assert time_share("Modified: 03/04/2024 - 19:12") == 1.0
    assert without_times("Ada Finch 03/04/2024") == "Ada Finch"


def test_published_and_modified_are_told_apart() -> None:
    line = "Published Thu, Jan 9 2025 8:10 AM CET | Updated Fri, Jan 10 2025 12:30 PM CET"
    assert published_and_modified(stamps(line)) == (
        "2025-01-09T08:10+01:00",
        "2025-01-10T12:30+01:00",
    )
    assert published_and_modified(stamps("Updated 6:22 PM EDT, October 9, 2024")) == (
        None,
        "2024-10-09T18:22-04:00",
    )
    french = "Publié le 14 mars 2025 à 06h30, modifié le 15 mars 2025 à 09h02"
    assert published_and_modified(stamps(french)) == ("2025-03-14T06:30", "2025-03-15T09:02")


def test_first_published_goes_before_a_date_without_label() -> None:
    found = stamps("16 November 2024") + stamps("First published on Fri 15 Nov 2024")
    assert published_and_modified(found)[0] == "2024-11-15"


def test_share_of_a_line_that_says_when() -> None:
    assert time_share("Updated 3 hours ago") == 1.0
    assert time_share("November 15, 2024 4:09 PM 2 min read") == 1.0
    assert time_share("___") == 0.0
    assert time_share("The strike began on 4 May 2024 and has not ended, the union said") < 0.4


def test_names_are_left_when_the_times_are_taken_out() -> None:
    assert without_times("by Ada Finch November 15, 2024 4:09 PM 2 min read") == "by Ada Finch"
    assert without_times("Оксана Левчук — п'ятниця, 20 вересня 2024, 11:30") == "Оксана Левчук —"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("10/22/26 6:41 PM ET", ["2026-10-22T18:41-04:00"]),
        ("22.10.26, 18:41", ["2026-10-22T18:41"]),
        ("12/13/25 of the shares", []),
    ],
)
def test_a_year_of_two_digits_counts_before_a_time_of_day(text: str, iso: list[str]) -> None:
    assert [stamp.iso for stamp in stamps(text)] == iso
