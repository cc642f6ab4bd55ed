"""What holds for every text: it has an answer, in order, with nothing lost, in linear time."""

import json
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_news.models import Spoken
from audio_news.script.spoken import say

LANGUAGES = ("en", "uk", "de", "fr", "es", "pl", "it", "ja")
DATA = Path(__file__).parent.parent / "data"
PIECES = [*(DATA / "spoken_pieces.txt").read_text(encoding="utf-8").split(), " ", "  ", "\n"]
HEAPS = st.lists(st.sampled_from(PIECES), max_size=14)


def check(spoken: Spoken) -> None:
    """Offsets are exact, spans in order, and every written letter or digit is accounted for."""
    covered = [False] * len(spoken.written)
    last = (0, 0, 0)
    for word in spoken.words:
        assert word.text == spoken.text[word.start : word.end]
        assert word.text
        assert not re.search(r"\s", word.text)
        assert word.text[-1] not in ",;:?!"
        assert 0 <= word.source_start < word.source_end <= len(spoken.written)
        assert word.start >= last[0]
        assert (word.source_start, word.source_end) >= (last[1], 0)
        assert word.source_end >= last[2]
        last = (word.end, word.source_start, word.source_end)
        for place in range(word.source_start, word.source_end):
            covered[place] = True
    for dropped in spoken.dropped:
        assert dropped.why
        assert dropped.start < dropped.end
        for place in range(dropped.start, dropped.end):
            covered[place] = True
    lost = [char for char, there in zip(spoken.written, covered, strict=True) if not there]
    assert not [char for char in lost if char.isalnum()], lost
    assert spoken.text == spoken.text.strip()
    assert "  " not in spoken.text


@pytest.mark.parametrize("file", ["spoken_en.jsonl", "spoken_other.jsonl"])
def test_every_letter_of_every_case_is_accounted_for(file: str) -> None:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        check(say(case["written"], case.get("language", "en")))


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_has_an_answer(text: str, language: str) -> None:
    check(say(text, language))


@settings(max_examples=400, deadline=None)
@given(HEAPS, st.sampled_from(LANGUAGES))
def test_any_heap_of_news_signs_has_an_answer(pieces: list[str], language: str) -> None:
    check(say("".join(pieces), language))


@pytest.mark.parametrize(
    "unit",
    ["7", "(", "[", "()", "a.b.c.", "aB", "A", "é", "e\u0301", "$", "'", '"', ".", "🔥", " "],
)
def test_a_megabyte_takes_under_two_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    say(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "unit",
    ["1 ", "1,", "1.", "1-", "1:", "1/", "$1", "a-", "A-", "I ", "a@", "#a", "+1 ", "<a", "&a;",
     "a.b.c. ", "Nov. 5 ", "7 Nov. ", "www.", "http://a", "12,345,", "II ", "a'", "a.com/", "5'1"],
)  # fmt: skip
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        say(text)
        return time.process_time() - start

    seconds(500)
    small, large = min(seconds(2_000) for _ in range(3)), min(seconds(16_000) for _ in range(2))
    assert large < 24 * small + 0.03


NAMES = ["Ann Hale", "Ivan Petrenko", "Li Wei", "Łukasz Żak", "Zoë Brontë", "Олена Коваль"]
PLACES = ["St. Ives", "Lviv", "Reno, Nev.", "the U.S.", "São Paulo", "5th Ave."]
AMOUNTS = ["$3.4bn", "€12 million", "Hr 40 million", "7%", "3-5%", "£1.20", "1,247", "2½", "50/50"]
TIMES = [
    "on Nov. 5-7, 2031",
    "at 4:09 p.m. ET",
    "in 1991",
    "in the 1980s",
    "on 7 May 2030",
    "at 18:30",
]
THINGS = [
    "F-16s",
    "HIMARS",
    "the IAEA's report",
    "T-72s",
    "5G",
    "Q&A",
    "CO2",
    "MPs",
    "a 20-km road",
]
FRAMES = [
    "{name} (of {place}) said {amount} was lost {time}.",
    "“We saw {thing},” said Gen. {name} — “and {amount} more.”",
    "{thing} cost {amount}, i.e. {amount}, {time}[3]; see www.hale.org/a.",
    "Sen. {name}, Jr., met King Charles III in {place} {time}...",
    "No. 10 and/or {place}: {thing} vs. {thing}, {amount}?",
    "#SaveTheBees, @HaleNews wrote to desk@hale.org {time}!",
]


def prose(size: int) -> str:
    """News-like sentences, made from templates, that are `size` characters or more in all."""
    chance = random.Random(7)
    lines: list[str] = []
    length = 0
    while length < size:
        line = chance.choice(FRAMES).format(
            name=chance.choice(NAMES),
            place=chance.choice(PLACES),
            amount=chance.choice(AMOUNTS),
            time=chance.choice(TIMES),
            thing=chance.choice(THINGS),
        )
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)


def test_no_damage_to_news_prose() -> None:
    """Nothing lost, doubled or invented in 300 kB: each plain word is said once, as written."""
    for line in prose(300_000).split("\n"):
        spoken = say(line)
        check(spoken)
        for match in re.finditer(r"(?<![\w@#./-])[a-z]{2,}(?=[ ,?!]|$)", line):
            said = [w.text for w in spoken if w.source_start == match.start()]
            if match[0] != "million":  # said with the amount before it
                assert said == [match[0]], (line, match[0])


def test_prose_is_read_fast() -> None:
    """A tenth of what one core does is asked for, so that a busy machine does not fail it."""
    text = " ".join(
        ["The ministers met in Lviv to talk about grain, and 12 of them stayed."] * 2000
    )
    say(text[:1000])
    start = time.process_time()
    say(text)
    assert len(text) / (time.process_time() - start) > 150_000
