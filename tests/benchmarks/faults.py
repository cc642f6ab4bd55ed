"""Faults planted in episodes, and whether `audio-news check` finds them.

Makes good episodes (this project's own texts, in shows with different sound), plants one fault
in a copy of each, checks both, and prints found and false alarms as JSON. Half of the faults
are planted in the finished file, whose record does not know of them; half come from a voice
that fails, so that the record's times are those of the faulty sound.

    python -m tests.benchmarks.faults --episodes 50 --seed 1
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news import Studio, articles, load_settings
from audio_news.check import Target, check, ear_for, target_of_file, target_of_script
from audio_news.hear.report import CheckReport
from audio_news.mix.encode import FORMATS, decode, encode
from audio_news.mix.programme import programme
from audio_news.models import Article, Block, Clip, Cue, Episode, Role, Utterance
from audio_news.settings import Settings
from audio_news.speak.perform import perform

if TYPE_CHECKING:
    from audio_news.models import Samples

HERE = Path(__file__).parent
PAGES = HERE.parent / "data" / "pages"
SHOWS: tuple[dict[str, Any], ...] = (
    {"sound.intro": "none", "sound.outro": "none"},
    {"sound.style": "chime"},
    {"sound.style": "pulse", "sound.bed.music": "made", "sound.bed.under": "throughout"},
    {"sound.style": "warm", "sound.bed.music": "made", "sound.bed.under": "headline"},
)
KINDS = ("dropped", "doubled", "cut", "swapped", "noise", "silence", "sped up")
LONGEST_WORDS = 85
SPOILT_MIN_WORDS = 6


@dataclass(frozen=True)
class Planted:
    """One episode and what is wrong with it: `kind` is "" for a good one."""

    name: str
    kind: str
    where: str
    """"file" or "voice"."""
    sentences: tuple[int, ...]
    """Which sentences it may be found in."""
    target: Target


def stories(random: Random) -> Iterator[Article]:
    """Short articles without end: from templates, and stretches of the sample pages."""
    pages = [a for page in sorted(PAGES.glob("*.txt")) for a in articles(page)]
    english = [a for a in pages if a.language.startswith("en")]
    while True:
        yield _from_templates(random)
        story = random.choice(english)
        body = [b for b in story.blocks[1:] if b.role in (Role.BODY, Role.QUOTE)]
        start = random.randrange(max(1, len(body) - 2))
        kept = [Block(Role.HEADLINE, story.title), *_some(body[start:])]
        if len(kept) > 2:
            yield replace(story, blocks=tuple(kept), skipped=())


def _some(blocks: Sequence[Block]) -> Iterator[Block]:
    words = 0
    for block in blocks:
        words += len(block.text.split())
        if words > LONGEST_WORDS:
            return
        yield block


def _from_templates(random: Random) -> Article:
    table = tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))

    def filled(template: str) -> str:
        place, other = random.sample(table["places"], 2)
        person, second = random.sample(table["people"], 2)
        return template.format(
            place=place,
            other=other,
            person=person,
            second=second,
            small=random.randint(2, 19),
            n=random.randint(21, 98),
            minute=random.randint(10, 59),
            large=random.randint(1100, 98000),
            year=random.randint(1962, 2031),
            day=random.choice(table["days"]),
            month=random.choice(table["months"]),
            percent=f"{random.randint(1, 30)}.{random.randint(1, 9)}",
        )

    title = filled(random.choice(table["headlines"]))
    blocks = [Block(Role.HEADLINE, title)]
    for template in random.sample(table["sentences"], random.randint(5, 7)):
        blocks.append(Block(Role.BODY, filled(template)))
    return Article(
        title=title, blocks=tuple(blocks), source="story.txt",
        byline=" and ".join(random.sample(table["people"], random.randint(1, 2))),
    )  # fmt: skip


def planted(kind: str, made: Episode, folder: Path, random: Random) -> Planted:
    """A copy of the episode with a fault in its file; the record stays as it was."""
    rate_hz, parts = decode(made.file)
    samples = np.concatenate(list(parts))
    at = _victim(made.cues, random)
    spoilt = spoil(kind, samples, rate_hz, made.cues, at, random)
    file = folder / f"{made.file.stem}-{kind.replace(' ', '-')}.mp3"
    assert rate_hz == FORMATS["mp3"].rate_hz
    encode([spoilt], file)
    file.with_suffix(".json").write_bytes(made.record.read_bytes())
    where = (at, at + 1) if kind == "swapped" else (at,)
    return Planted(file.stem, kind, "file", where, target_of_file(file))


def _victim(cues: Sequence[Cue], random: Random) -> int:
    body = [
        n for n, cue in enumerate(cues[:-1])
        if cue.role in (Role.BODY, Role.QUOTE) and len(cue.words) >= SPOILT_MIN_WORDS
    ]  # fmt: skip
    return random.choice(body)


def spoil(
    kind: str, samples: Samples, rate_hz: int, cues: Sequence[Cue], at: int, random: Random
) -> Samples:
    """(n,) samples with the fault in cue `at`."""
    a, b, c, d = (
        round(at_s * rate_hz)
        for at_s in (
            cues[at].start_s, cues[at].end_s, cues[at + 1].start_s, cues[at + 1].end_s,
        )
    )  # fmt: skip
    said = samples[a:b]
    if kind == "dropped":
        inside: Samples = samples[:0]
        rest = samples[c:]
    elif kind == "doubled":
        inside, rest = samples[a:c], samples[a:]
    elif kind == "swapped":
        inside = np.concatenate([samples[c:d], samples[b:c], said])
        rest = samples[d:]
    else:
        inside, rest = spoilt_clip(kind, said, rate_hz, random), samples[b:]
    whole: Samples = np.concatenate([samples[:a], inside, rest])
    return whole


def spoilt_clip(kind: str, said: Samples, rate_hz: int, random: Random) -> Samples:
    """What one sentence becomes when it is cut, drowned, silenced or sped up."""
    if kind == "cut":
        kept = round(len(said) * random.uniform(0.4, 0.7))
        return said[:kept] if random.random() < 0.7 else said[-kept:]
    if kind == "silence":
        return np.zeros_like(said)
    if kind == "noise":
        return _noise(len(said), float(np.sqrt(np.mean(said**2))), random)
    if kind == "sped up":
        from pedalboard import time_stretch

        factor = random.uniform(1.35, 1.8)
        if random.random() < 0.5:  # as a tape is: the pitch rises too
            places = np.arange(0, len(said) - 1, factor)
            faster: Samples = np.interp(places, np.arange(len(said)), said).astype(np.float32)
            return faster
        stretched = time_stretch(said[None, :], float(rate_hz), stretch_factor=factor)[0]
        return np.asarray(stretched, np.float32)
    raise ValueError(kind)


def _noise(length: int, level: float, random: Random) -> Samples:
    """White or pink."""
    spectrum = np.fft.rfft(np.random.default_rng(random.randrange(1 << 30)).standard_normal(length))
    if random.random() < 0.5:
        spectrum /= np.sqrt(np.arange(1, len(spectrum) + 1))
    noise = np.fft.irfft(spectrum, length)
    level /= float(np.sqrt(np.mean(noise**2)))
    return np.asarray(noise * level, np.float32)


def misspoken(
    kind: str, studio: Studio, story: Article, folder: Path, name: str, random: Random
) -> Planted:
    """The same fault made by the voice, before the mix: the record's times are the file's.

    A sentence that is dropped, doubled or swapped is not what the record says, but what the
    article says; all are checked against the script.
    """
    script = studio.script(story)
    spoken = list(perform(studio.company, script.utterances))
    body = [
        n for n, (u, _) in enumerate(spoken[:-1])
        if u.role in (Role.BODY, Role.QUOTE) and len(u.spoken.words) >= SPOILT_MIN_WORDS
    ]  # fmt: skip
    at = random.choice(body)
    made = programme(
        _misperformed(kind, spoken, at, random), folder / f"{name}.mp3", studio.settings.sound
    )
    where = (at, at + 1) if kind == "swapped" else (at,)
    target = target_of_script(script, made.file, studio, made.cues)
    return Planted(name, kind, "voice", where, target)


def _misperformed(
    kind: str, spoken: list[tuple[Utterance, Clip]], at: int, random: Random
) -> list[tuple[Utterance, Clip]]:
    utterance, clip = spoken[at]
    if kind == "dropped":
        return [*spoken[:at], *spoken[at + 1 :]]
    if kind == "doubled":
        return [*spoken[: at + 1], *spoken[at:]]
    if kind == "swapped":
        return [*spoken[:at], spoken[at + 1], spoken[at], *spoken[at + 2 :]]
    samples = spoilt_clip(kind, clip.samples, clip.rate_hz, random)
    if kind == "silence":  # what an engine may give for it
        samples[::100] = 1e-3
    factor = len(samples) / len(clip.samples)
    words = tuple(
        replace(word, start_s=word.start_s * factor, end_s=word.end_s * factor)
        for word in clip.words
    )
    return [
        *spoken[:at],
        (utterance, replace(clip, samples=samples, words=words)),
        *spoken[at + 1 :],
    ]


def corpus(count: int, seed: int, folder: Path) -> Iterator[Planted]:
    """`count` good episodes, each followed by a faulty one."""
    random = Random(seed)
    source = stories(random)
    for number in range(count):
        flags = SHOWS[number % len(SHOWS)] | {"cache.directory": str(folder / "clips")}
        settings: Settings = load_settings(environ={}, flags=flags)
        place = folder / f"{number:03d}"
        with Studio(settings) as studio:
            story = next(source)
            made = studio.produce(story, place)
            yield Planted(f"{number:03d}", "", "", (), target_of_file(made.file))
            kind = KINDS[number % len(KINDS)]
            if number // len(KINDS) % 2:
                yield misspoken(kind, studio, story, place, f"{number:03d}-voice", random)
            else:
                yield planted(kind, made, place, random)


@dataclass
class Score:
    """What was found, what was not, and what was found that is not there."""

    found: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    missed: list[dict[str, Any]] = field(default_factory=list)
    false_alarms: list[dict[str, Any]] = field(default_factory=list)
    word_errors: list[float] = field(default_factory=list)

    def count(self, item: Planted, report: CheckReport) -> None:
        """Add one file's report."""
        about = {"file": item.name, "planted": item.kind, "where": item.where}
        failing = {line.number: line for line in report.failing}
        others = [line for n, line in failing.items() if n not in item.sentences]
        self.false_alarms += [about | asdict(line) for line in others]
        if not item.kind:
            self.word_errors.append(report.word_error)
            if not report.passed and not others:
                self.false_alarms.append(about | {"word_error": report.word_error})
            return
        hits = [failing[n] for n in item.sentences if n in failing]
        self.planted[item.kind] += 1
        self.found[item.kind] += bool(hits)
        if hits:
            self.named[f"{item.kind} as {hits[0].verdict}"] += 1
        else:
            there = [asdict(report.sentences[n]) for n in item.sentences]
            self.missed.append(about | {"sentences": there, "notes": report.notes})

    def fields(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "faults": sum(self.planted.values()),
            "found": sum(self.found.values()),
            "good_episodes": len(self.word_errors),
            "false_alarms_in_good": sum(not alarm["planted"] for alarm in self.false_alarms),
            "false_alarms_beside_faults": sum(bool(a["planted"]) for a in self.false_alarms),
            "by_kind": {k: f"{self.found[k]} of {n}" for k, n in self.planted.items()},
            "named": dict(sorted(self.named.items())),
            "word_error_of_good": round(float(np.mean(self.word_errors)), 4),
            "worst_word_error_of_good": round(max(self.word_errors), 4),
            "missed": self.missed,
            "false_alarms": self.false_alarms,
        }


def run(count: int, seed: int) -> dict[str, Any]:
    """Check `count` good episodes and as many faulty ones."""
    score, ear = Score(), ear_for("en")
    with tempfile.TemporaryDirectory() as folder:
        for item in corpus(count, seed, Path(folder)):
            score.count(item, check(item.target, ear=ear))
    return {"seed": seed, **score.fields()}


def main() -> None:
    """Print the result as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episodes", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    result = run(given.episodes, given.seed)
    sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    main()
