"""An episode as a picture: what a person looks at to believe the mix.

Waveform, loudness over time, and under them, from the record beside the file, the utterances
and the chapters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from audio_news.errors import PublishError
from audio_news.mix.encode import decode
from audio_news.mix.loudness import (
    BLOCK_STEPS,
    SHORT_TERM_STEPS,
    STEP_S,
    LoudnessMeter,
    lufs,
    means,
)
from audio_news.mix.peaks import TruePeakMeter
from audio_news.models import Chapter, Cue, Role
from audio_news.picture import Area, Box, Line, Picture, Point, Shape, Text, cut, wrapped
from audio_news.publish import record

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH, LEFT, RIGHT = 1400, 64, 24
HEAD, WAVE, LOUDNESS, LANE, CHAPTER, FOOT, GAP = 64, 170, 190, 58, 20, 30, 16
LINES, LINE_SIZE, LINE_STEP = 4, 10.5, 13
COLUMN_S = 0.01
"""The waveform's finest grain."""
TOP_LUFS, BOTTOM_LUFS = 0.0, -60.0
TICKS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
INK, PALE, GRID, WAVE_FILL, PEAK_FILL = "#1d2733", "#66727f", "#e3e7eb", "#2f6f9f", "#a9c6da"
MOMENTARY, SHORT_TERM, TARGET = "#c9b8d8", "#6a3d9a", "#d1495b"
ROLE_FILLS = {
    Role.HEADLINE: "#f2b134",
    Role.STANDFIRST: "#f6d186",
    Role.DISCLOSURE: "#d1495b",
    Role.BYLINE: "#c2cad2",
    Role.TIME: "#c2cad2",
    Role.HEADING: "#edae6b",
    Role.QUOTE: "#86b6a0",
}
BODY_FILL = "#b9d3e6"
CHAPTER_FILLS = ("#dfe5ea", "#eceff2")


@dataclass(frozen=True, slots=True)
class Sound:
    """What is drawn of a file: peaks and RMS of every `COLUMN_S`, and its loudness."""

    duration_s: float
    peaks: NDArray[np.float32]
    rms: NDArray[np.float32]
    powers: NDArray[np.float64]
    integrated_lufs: float
    range_lu: float
    true_peak_dbtp: float


def plot(file: Path) -> Picture:
    """The picture of an audio file. Raises MixError for a file that is none.

    Where there is no record beside it, there are no utterances and chapters under it.
    """
    if not file.is_file():
        raise PublishError(f"There is no file {file}", hint="Give a finished episode.")
    sound = listen(file)
    beside = file.with_suffix(".json")
    if not beside.is_file():
        return _draw(file.name, file, sound, (), ())
    episode, _ = record.loads(beside.read_text(encoding="utf-8"), beside)
    return _draw(episode.title, file, sound, episode.cues, episode.chapters)


def listen(file: Path) -> Sound:
    """Decode and measure a file once, in flat memory but for what is drawn."""
    rate_hz, blocks = decode(file)
    loudness, true_peak = LoudnessMeter(rate_hz), TruePeakMeter(rate_hz)
    column = round(COLUMN_S * rate_hz)
    peaks, rms = [np.zeros(1, np.float32)], [np.zeros(1, np.float32)]
    held, length = np.zeros(0, np.float32), 0
    for block in blocks:
        loudness.feed(block)
        true_peak.feed(block)
        length += len(block)
        held = np.concatenate([held, block])
        rows = held[: len(held) // column * column].reshape(-1, column)
        peaks.append(np.abs(rows).max(axis=1, initial=0.0))
        rms.append(np.sqrt(np.mean(np.square(rows), axis=1)) if len(rows) else rows[:, 0])
        held = held[rows.size :]
    return Sound(
        length / rate_hz,
        np.concatenate(peaks),
        np.concatenate(rms),
        loudness.powers(),
        loudness.integrated_lufs(),
        loudness.range_lu(),
        true_peak.dbtp(),
    )


def _draw(
    title: str, file: Path, sound: Sound, cues: Sequence[Cue], chapters: Sequence[Chapter]
) -> Picture:
    across = _Across(max(sound.duration_s, 0.1))
    wave_y = HEAD
    loud_y = wave_y + WAVE + GAP
    lane_y = loud_y + LOUDNESS + GAP
    chapter_y = lane_y + (LANE + 6 if cues else 0)
    foot_y = chapter_y + (CHAPTER + 6 if chapters else 0)
    height = foot_y + FOOT
    shapes: list[Shape] = [Box(0, 0, WIDTH, height, "#ffffff")]
    shapes += _head(title, file, sound)
    shapes += _ticks(across, wave_y, foot_y)
    shapes += _wave(sound, across, wave_y)
    shapes += _loudness(sound, across, loud_y)
    if cues:
        shapes += _role_key(cues)
        shapes += _utterances(cues, across, lane_y)
    if chapters:
        shapes += _chapters(chapters, across, chapter_y)
    return Picture(WIDTH, height, title, shapes)


@dataclass(frozen=True, slots=True)
class _Across:
    """Time on the horizontal axis."""

    duration_s: float

    def x(self, at_s: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * at_s / self.duration_s


def _head(title: str, file: Path, sound: Sound) -> Iterator[Shape]:
    facts = (
        f"{file.name} · {_clock(sound.duration_s)} · {sound.integrated_lufs:.1f} LUFS"
        f" · range {sound.range_lu:.1f} LU · true peak {sound.true_peak_dbtp:.1f} dBTP"
    )
    yield Text(LEFT, 26, cut(title, WIDTH - LEFT - RIGHT, 18), 18, INK)
    yield Text(LEFT, 48, facts, 12, PALE)


def _ticks(across: _Across, top: float, bottom: float) -> Iterator[Shape]:
    step_s = next((s for s in TICKS_S if across.duration_s / s <= 14), TICKS_S[-1])
    for number in range(int(across.duration_s / step_s) + 1):
        x = across.x(number * step_s)
        yield Line([(x, top), (x, bottom)], GRID)
        yield Text(x, bottom + 16, _clock(number * step_s), 11, PALE, "middle")


def _wave(sound: Sound, across: _Across, top: float) -> Iterator[Shape]:
    """Peaks pale, RMS dark, mirrored about the middle, full scale from edge to edge."""
    middle, half = top + WAVE / 2, WAVE / 2
    for levels, fill in ((sound.peaks, PEAK_FILL), (sound.rms, WAVE_FILL)):
        columns = _columns(levels, WIDTH - LEFT - RIGHT)
        step_s = across.duration_s / len(columns)
        upper: list[Point] = [
            (across.x((n + 0.5) * step_s), middle - half * level)
            for n, level in enumerate(columns.tolist())
        ]
        yield Area([*upper, *((x, 2 * middle - y) for x, y in reversed(upper))], fill)
    for level_db in (0, -6):
        away = half * 10 ** (level_db / 20)
        for y in (middle - away, middle + away):
            yield Line([(LEFT, y), (WIDTH - RIGHT, y)], GRID)
        yield Text(LEFT - 6, middle - away + 4, f"{level_db} dB", 10, PALE, "end")


def _loudness(sound: Sound, across: _Across, top: float) -> Iterator[Shape]:
    def y(level_lufs: float) -> float:
        share = (TOP_LUFS - max(BOTTOM_LUFS, min(TOP_LUFS, level_lufs))) / (TOP_LUFS - BOTTOM_LUFS)
        return top + LOUDNESS * share

    for level in range(round(BOTTOM_LUFS), round(TOP_LUFS) + 1, 12):
        yield Line([(LEFT, y(level)), (WIDTH - RIGHT, y(level))], GRID)
        name = f"{level} LUFS" if level == TOP_LUFS else f"{level}"
        yield Text(LEFT - 6, y(level) + 4, name, 10, PALE, "end")
    for steps, stroke, width in (
        (BLOCK_STEPS, MOMENTARY, 1.0),
        (SHORT_TERM_STEPS, SHORT_TERM, 1.8),
    ):
        levels = _loudness_curve(sound.powers, steps)
        points = [
            (across.x(at_s), y(level)) for at_s, level in _thinned(levels, steps * STEP_S / 2)
        ]
        if len(points) > 1:
            yield Line(points, stroke, width)
    target = y(sound.integrated_lufs)
    yield Line([(LEFT, target), (WIDTH - RIGHT, target)], TARGET)
    key = ((MOMENTARY, "momentary"), (SHORT_TERM, "short-term"), (TARGET, "integrated"))
    x = WIDTH - RIGHT - 272.0
    for stroke, name in key:
        yield Line([(x, top + 10), (x + 18, top + 10)], stroke, 2.0)
        yield Text(x + 23, top + 14, name, 10.5, INK)
        x += 95


def _utterances(cues: Sequence[Cue], across: _Across, top: float) -> Iterator[Shape]:
    for cue in cues:
        x, width = across.x(cue.start_s), across.x(cue.end_s) - across.x(cue.start_s)
        hint = f"{_clock(cue.start_s)} {cue.role}: {cue.written}"
        fill = ROLE_FILLS.get(cue.role, BODY_FILL)
        yield Box(x, top, max(1.0, width), LANE, fill, hint)
        for number, line in enumerate(wrapped(cue.written, width - 8, LINE_SIZE, LINES)):
            yield Text(x + 4, top + LINE_STEP * (number + 1), line, LINE_SIZE, INK)
    yield Text(LEFT - 6, top + LANE / 2 + 4, "said", 10, PALE, "end")


def _role_key(cues: Sequence[Cue]) -> Iterator[Shape]:
    """What the colours of the utterances stand for, from the right."""
    x = float(WIDTH - RIGHT)
    for role in reversed([role for role in ROLE_FILLS if role in {cue.role for cue in cues}]):
        x -= 8 + 6.2 * len(role)
        yield Text(x, 48, str(role), 10.5, INK)
        x -= 15
        yield Box(x, 39, 11, 11, ROLE_FILLS[role])


def _chapters(chapters: Sequence[Chapter], across: _Across, top: float) -> Iterator[Shape]:
    for number, chapter in enumerate(chapters):
        x, width = across.x(chapter.start_s), across.x(chapter.end_s) - across.x(chapter.start_s)
        hint = f"{_clock(chapter.start_s)} {chapter.title}"
        yield Box(x, top, max(1.0, width), CHAPTER, CHAPTER_FILLS[number % 2], hint)
        yield Line([(x, top), (x, top + CHAPTER)], PALE)
        if text := cut(chapter.title, width - 8, 10.5):
            yield Text(x + 4, top + CHAPTER / 2 + 4, text, 10.5, INK)
    yield Text(LEFT - 6, top + CHAPTER / 2 + 4, "chapters", 10, PALE, "end")


def _columns(levels: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """At most `count` values, each the largest of its stretch."""
    count = min(count, len(levels))
    starts = np.linspace(0, len(levels), count, endpoint=False).astype(int)
    largest: NDArray[np.float32] = np.maximum.reduceat(levels, starts)
    return largest


def _loudness_curve(powers: NDArray[np.float64], steps: int) -> list[float]:
    return lufs(means(powers, steps)).tolist() if len(powers) >= steps else []


def _thinned(levels: list[float], first_s: float) -> Iterator[tuple[float, float]]:
    """Time and level, no more than two points a pixel."""
    step = max(1, len(levels) // (2 * WIDTH))
    for n in range(0, len(levels), step):
        yield first_s + n * STEP_S, levels[n]


def _clock(at_s: float) -> str:
    minutes, seconds = divmod(round(at_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
