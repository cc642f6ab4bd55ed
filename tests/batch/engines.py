"""A voice that dies, hangs, hoards or finds the disk full when told to, installed like any."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ENGINE = """\
import ctypes, errno, os, signal, time
from pathlib import Path
from audio_news.errors import SpeakError
from audio_news.speak.silent import SilentEngine

HERE = Path(__file__).parent

if (HERE / "slow-import").exists():  # like a native module: what interrupts it, it reports so
    (HERE / "hangs").touch()
    try:
        time.sleep(1.5)
    except BaseException as err:
        raise ImportError("not initialised") from err
if (HERE / "hang-import").exists():
    (HERE / "hangs").touch()
    time.sleep(3600)

class BadEngine(SilentEngine):
    def __init__(self, profile):
        super().__init__(profile)
        if (HERE / "no-start").exists():
            os._exit(7)
        if (HERE / "hang-start").exists():
            (HERE / "hangs").touch()
            time.sleep(3600)

    def speak(self, spoken, *, pace, seed):
        for word in spoken.text.lower().split():
            if word.strip(".,") == "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            if word.strip(".,") == "crashonce" and not (HERE / "crashed").exists():
                (HERE / "crashed").touch()
                os.kill(os.getpid(), signal.SIGSEGV)
            if word.strip(".,") == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if word.strip(".,") == "hang":
                time.sleep(3600)
            if word.strip(".,") == "freeze":  # and Python with it: its lock is never let go
                (HERE / "hangs").touch()
                ctypes.PyDLL(None).sleep(3600)
            if word.strip(".,") == "hoard":
                hoard = bytearray(1 << 33)
            if (HERE / "full").exists():
                raise SpeakError("No room") from OSError(errno.ENOSPC, "No space left on device")
            if word.strip(".,") == "fault":
                raise KeyError("a fault of the engine's own")
        return super().speak(spoken, pace=pace, seed=seed)
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the engine "bad" and its voice "bad" known here and to child processes; its folder."""
    code = folder / "bad-engine"
    about = code / "bad_engine-1.0.dist-info"
    about.mkdir(parents=True)
    (code / "bad_engine.py").write_text(ENGINE)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: bad-engine\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[audio_news.engines]\nbad = bad_engine:BadEngine\n")
    voices = folder / "voices"
    voices.mkdir()
    (voices / "bad.toml").write_text('engine = "bad"\nlanguage = "en"\n')
    monkeypatch.syspath_prepend(str(code))
    known = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(code), known] if known else [str(code)]))
    return code
