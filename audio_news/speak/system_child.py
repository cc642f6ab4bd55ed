"""The process in which pyttsx3 speaks: one driver, one job at a time, JSON lines in and out.

pyttsx3's eSpeak driver can be started once in a process and loses files when threads share
it, so it has a process to itself. A job is {"text", "file", "words_per_minute", "deadline_s"};
the answer is {"ok": true} or {"error": "..."}. Run as
``python -m audio_news.speak.system_child VOICE``.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from pyttsx3.engine import Engine
    from pyttsx3.voice import Voice


TRIES = 4
HEADER_BYTES = 60
"""A file of no more than this has no sound in it."""


def provide_espeak() -> None:
    """On Linux, make the eSpeak NG that pip installed the one that pyttsx3 finds.

    pyttsx3 loads it as libespeak-ng.so.1; a library already in the process under that
    name (its soname) is the one it gets.
    """
    if not sys.platform.startswith("linux"):
        return
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def start(voice: str) -> Engine:
    """pyttsx3 with the platform's own driver; an empty voice is that driver's default."""
    provide_espeak()
    import pyttsx3

    engine = pyttsx3.init()
    if voice:
        known = engine.getProperty("voices")
        if voice not in {each.id for each in known}:
            asked = {voice.lower(), voice.lower().split("-")[0]}
            meant = ", ".join(each.id for each in known if asked & _names(each))
            raise ValueError(
                f"this system has no voice {voice!r}" + (f"; it has {meant}" if meant else "")
            )
        engine.setProperty("voice", voice)
    engine.runAndWait()  # until a first loop has run, properties are only queued
    return engine


def _names(voice: Voice) -> set[str]:
    """What a person may take for a driver's name of a voice, in small letters."""
    names = [*map(str, voice.languages), *re.split(r"[/.\\]", voice.id)[-1:]]
    names += [name.split("-")[0] for name in names] + (voice.name or "").split(" (")[:1]
    return {name.lower() for name in names}


def speak(engine: Engine, text: str, file: Path, words_per_minute: int, deadline_s: float) -> None:
    """Write the speech to `file`; raises what pyttsx3 reported, or TimeoutError.

    The end of one job may be taken for the end of the next, whose sound is then lost: a job
    without a file is given again.
    """
    reported: list[Exception] = []
    token = engine.connect("error", lambda name, exception: reported.append(exception))
    set_rate(engine, words_per_minute, deadline_s)
    for _ in range(TRIES):
        engine.save_to_file(text, str(file))
        engine.runAndWait()
        if reported or _appears(file, deadline_s / TRIES):
            break
    engine.disconnect(token)
    if reported:
        raise reported[0]
    if not _is_whole(file):
        raise TimeoutError(f"no sound within {deadline_s:g} s")


def _appears(file: Path, deadline_s: float) -> bool:
    """Whether the file is whole in time: runAndWait may return before it is written."""
    deadline = time.monotonic() + deadline_s
    while not _is_whole(file):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def set_rate(engine: Engine, words_per_minute: int, deadline_s: float) -> None:
    """Set the rate and see it taken: eSpeak takes it in a thread of its own, and may miss it."""
    deadline = time.monotonic() + deadline_s
    engine.setProperty("rate", words_per_minute)
    while abs(float(engine.getProperty("rate")) - words_per_minute) > 1:
        if time.monotonic() > deadline:
            raise TimeoutError(f"a rate of {words_per_minute} words a minute was not taken")
        time.sleep(0.005)
        engine.setProperty("rate", words_per_minute)


def _is_whole(file: Path) -> bool:
    """True once the file is as long as its header says: WAV, or the AIFF that macOS writes."""
    try:
        with file.open("rb") as stream:
            head, size = stream.read(8), file.stat().st_size
    except FileNotFoundError:
        return False
    order: Literal["little", "big"] = "little" if head[:4] == b"RIFF" else "big"
    said = int.from_bytes(head[4:8], order) + 8
    return head[:4] in (b"RIFF", b"FORM") and HEADER_BYTES < said <= size


def serve(voice: str, jobs: TextIO, answers: TextIO) -> None:
    """Answer jobs until their stream ends."""

    def answer(value: dict[str, object]) -> None:
        answers.write(json.dumps(value) + "\n")
        answers.flush()

    try:
        engine = start(voice)
    except Exception as err:  # noqa: BLE001 - drivers' errors have no common type
        answer({"error": f"{type(err).__name__}: {err}"})
        return
    answer({"ok": True})
    for line in jobs:
        job = json.loads(line)
        try:
            speak(engine, job.pop("text"), Path(job.pop("file")), **job)
        except Exception as err:  # noqa: BLE001 - as above
            answer({"error": f"{type(err).__name__}: {err}"})
        else:
            answer({"ok": True})


if __name__ == "__main__":
    # The driver prints to standard output, which belongs to the answers.
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.argv[1], sys.stdin, pipe)
