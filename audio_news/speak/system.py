"""system: the voice of the operating system through pyttsx3 (eSpeak NG on Linux, from pip alone).

pyttsx3 is kept honest in a child process: one job at a time, the file waited for and
checked, a time limit, and the driver's own errors reported.
"""

from __future__ import annotations

import json
import platform
import queue
import subprocess
import sys
import tempfile
import threading
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from audio_news.errors import EngineMissing, SpeakError
from audio_news.models import Clip, Spoken
from audio_news.speak.alignment import estimated
from audio_news.speak.engine import ClosingEngine
from audio_news.speak.voices import VoiceProfile

WORDS_PER_MINUTE = 165
START_TIMEOUT_S = 30.0
FILE_DEADLINE_S = 10.0
"""For the file to be whole once pyttsx3 says that it is done."""
TIMEOUT_S = 30.0
"""For one utterance: eSpeak needs milliseconds, macOS's speech a few seconds."""


class SystemEngine(ClosingEngine):
    """One child process with one pyttsx3 driver, started when the voice is loaded."""

    parallel = 1

    def __init__(self, profile: VoiceProfile) -> None:
        if todo := self.missing(profile):
            raise EngineMissing(f"The voice {profile.name} cannot speak here", hint=todo)
        self.version = f"{version('pyttsx3')}+{_espeak_version()}"
        self._directory = tempfile.TemporaryDirectory(prefix="audio-news-system-")
        self._lock = threading.Lock()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "audio_news.speak.system_child", profile.model],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._answer(START_TIMEOUT_S)
        except SpeakError as err:
            self.close()
            raise EngineMissing(
                f"The system's speech did not start: {err.message}",
                hint="Choose another voice: audio-news voices.",
            ) from err

    @classmethod
    def missing(cls, profile: VoiceProfile) -> str:
        """pyttsx3 comes with the package; on Linux so does eSpeak NG."""
        for module in ("pyttsx3", *(["espeakng_loader"] if sys.platform == "linux" else [])):
            if find_spec(module) is None:
                return f"Install it: pip install {module.replace('_', '-')}."
        return ""

    def speak(self, spoken: Spoken, *, pace: float, seed: int) -> Clip:
        """Word times are estimated from letters: pyttsx3 does not say them. Raises SpeakError."""
        if not spoken.words:
            raise SpeakError(f"There is nothing to say in {spoken.written!r}")
        file = Path(self._directory.name) / "utterance.wav"
        rate = round(WORDS_PER_MINUTE * pace)
        job = {
            "text": spoken.text,
            "file": str(file),
            "words_per_minute": rate,
            "deadline_s": FILE_DEADLINE_S,
        }
        with self._lock:
            file.unlink(missing_ok=True)
            try:
                assert self._child.stdin is not None
                self._child.stdin.write(json.dumps(job) + "\n")
                self._child.stdin.flush()
            except OSError as err:
                raise SpeakError(f"The system's speech ended before {spoken.written!r}") from err
            self._answer(TIMEOUT_S)
            return _clip(file, spoken)

    def close(self) -> None:
        """End the child, which stops at the end of its input, or is stopped."""
        assert self._child.stdin is not None
        try:
            self._child.stdin.close()
        except OSError:
            self._child.kill()  # it died with a job unread
        try:
            self._child.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._directory.cleanup()

    def _listen(self) -> None:
        assert self._child.stdout is not None
        with self._child.stdout as answers:
            for line in answers:
                self._answers.put(line)
        self._answers.put("")

    def _answer(self, timeout_s: float) -> None:
        try:
            line = self._answers.get(timeout=timeout_s)
        except queue.Empty as err:
            self._child.kill()
            raise SpeakError(f"The system's speech gave no answer in {timeout_s:g} s") from err
        if not line:
            raise SpeakError(f"The system's speech ended with status {self._child.wait()}")
        if error := json.loads(line).get("error"):
            raise SpeakError(f"The system's speech failed: {error}")


def _clip(file: Path, spoken: Spoken) -> Clip:
    from pedalboard.io import AudioFile

    try:
        with AudioFile(str(file)) as audio:
            samples, rate_hz = audio.read(audio.frames).mean(axis=0), int(audio.samplerate)
    except (OSError, ValueError) as err:
        raise SpeakError(f"The system's speech wrote no sound for {spoken.written!r}") from err
    return Clip(samples, rate_hz, estimated(spoken, 0.0, len(samples) / rate_hz))


def _espeak_version() -> str:
    try:
        return version("espeakng-loader")
    except PackageNotFoundError:
        return platform.platform()  # the voice is the system's, and changes with it
