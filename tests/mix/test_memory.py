"""How much memory a long programme takes, in a process of its own."""

import subprocess
import sys
from pathlib import Path

MIX = """
import resource, sys
from pathlib import Path
from audio_news.mix.programme import programme
from audio_news.settings import BedSettings, SoundSettings
from audio_news.speak.silent import SilentEngine
from audio_news.speak.voices import voice_profile
from tests.sounds import utterance

minutes, folder = float(sys.argv[1]), Path(sys.argv[2])
engine = SilentEngine(voice_profile("silent"))
said = utterance("The ferry left the old pier at six, and two thousand people crossed by noon.")
clip = engine.speak(said.spoken, pace=1.0, seed=0)
count = round(60 * minutes / (clip.duration_s + said.pause_after_s))
sound = SoundSettings(format="wav", bed=BedSettings(music="made", under="throughout"))
made = programme(((said, clip) for _ in range(count)), folder / "a.wav", sound)
print(made.duration_s, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def peak_mb(minutes: float, folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", MIX, str(minutes), str(folder)],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    duration_s, peak = map(float, done.stdout.split())
    assert duration_s > 59 * minutes
    return peak


def test_a_long_programme_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    """Nine more minutes are 95 MB of float samples; their cues and levels are under one."""
    assert peak_mb(10, tmp_path) < peak_mb(1, tmp_path) + 20
