import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_news.errors import EngineMissing, SpeakError
from audio_news.models import Clip, Spoken, SpokenWord, Word
from audio_news.speak import hibari
from audio_news.speak.hibari import HibariEngine
from audio_news.speak.voices import VoiceProfile, voice_profile
from tests.sounds import spoken

TEXT = "Ministers met in Oslo on Friday; nobody spoke, and the doors stayed shut — for hours."


@pytest.fixture(scope="module")
def engine() -> HibariEngine:
    return HibariEngine(voice_profile("heart"))


def test_every_word_is_timed_in_order_and_inside_the_clip(engine: HibariEngine) -> None:
    said = spoken(TEXT)
    clip = engine.speak(said, pace=1.0, seed=1)
    assert [word.text for word in clip.words] == [word.text for word in said.words]
    at = 0.0
    for word in clip.words:
        assert at <= word.start_s < word.end_s <= clip.duration_s + 1e-6
        assert word.end_s - word.start_s > 0.03
        at = word.start_s
    assert 3.0 < clip.duration_s < 9.0


def test_a_voice_is_not_loaded_before_it_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """An episode that stands needs only the version."""
    loads: list[str] = []
    monkeypatch.setattr(hibari, "_loaded", lambda name, model: loads.append(name))
    engine = HibariEngine(voice_profile("heart"))
    assert "+" in engine.version
    assert loads == []
    with pytest.raises(TypeError):
        engine.speak(spoken(TEXT), pace=1.0, seed=1)
    assert loads == ["heart"]


def onset_s(clip: Clip, word: Word, quiet: float = 0.012, step_s: float = 0.005) -> float:
    """Where the sound of a word that follows a pause begins, walking back from inside it."""
    step = round(step_s * clip.rate_hz)
    levels = np.abs(clip.samples[: len(clip.samples) // step * step]).reshape(-1, step).max(axis=1)
    at = round((word.start_s + 0.08) / step_s)
    while at > 6 and levels[at - 6 : at].max() > quiet:
        at -= 1
    return at * step_s


def test_word_times_are_where_the_sound_is(engine: HibariEngine) -> None:
    nouns = ("Table", "Banana", "Tiger", "Garden", "Doctor", "Camera", "Button", "Pepper", "Ticket")
    clip = engine.speak(spoken(". ".join(nouns) + "."), pace=1.0, seed=2)
    errors = [abs(word.start_s - onset_s(clip, word)) for word in clip.words]
    assert np.median(errors) < 0.03
    for one, other in zip(clip.words, clip.words[1:], strict=False):
        assert one.end_s <= other.start_s


def test_the_same_words_give_the_same_samples_on_any_thread(engine: HibariEngine) -> None:
    alone = engine.speak(spoken(TEXT), pace=1.0, seed=5).samples
    with ThreadPoolExecutor(4) as pool:
        clips = pool.map(lambda _: engine.speak(spoken(TEXT), pace=1.0, seed=5).samples, range(8))
        assert all(np.array_equal(alone, samples) for samples in clips)
    assert not np.array_equal(alone, engine.speak(spoken(TEXT), pace=1.0, seed=6).samples)


def test_a_scipy_that_happens_to_be_there_changes_no_sample(
    engine: HibariEngine, tmp_path: Path
) -> None:
    (tmp_path / "scipy").mkdir()
    (tmp_path / "scipy/__init__.py").touch()
    (tmp_path / "scipy/fft.py").write_text(
        "import numpy as np\n"
        "def rfft(x, axis, overwrite_x): return 1.01 * np.fft.rfft(x, axis=axis)\n"
        "def irfft(x, n, axis): return 1.01 * np.fft.irfft(x, n, axis)\n"
    )
    program = (
        "from tests.sounds import spoken\n"
        "from audio_news.speak.registry import load\n"
        "from audio_news.speak.voices import voice_profile\n"
        "from hibari.dsp import FFT_BACKEND\n"
        "with load(voice_profile('heart')) as engine:\n"
        "    clip = engine.speak(spoken('It rained.'), pace=1.0, seed=1)\n"
        "print(FFT_BACKEND, clip.samples.tobytes().hex())\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    here = engine.speak(spoken("It rained."), pace=1.0, seed=1)
    assert said.stdout.split() == ["scipy", here.samples.tobytes().hex()]


def test_pace(engine: HibariEngine) -> None:
    slow = engine.speak(spoken(TEXT), pace=0.8, seed=1).duration_s
    assert slow > 1.15 * engine.speak(spoken(TEXT), pace=1.0, seed=1).duration_s


def test_a_lexicon_overrules_the_voice(engine: HibariEngine) -> None:
    text = "Chancellor Merz spoke."
    plain = spoken(text)
    words = [replace(w, ipa="ˈbɑnɑnɑ") if w.text == "Merz" else w for w in plain.words]
    ours = replace(plain, words=tuple(words))
    own, changed = (engine.speak(said, pace=1.0, seed=1) for said in (plain, ours))
    assert len(changed.words) == len(own.words)
    assert changed.duration_s > own.duration_s + 0.1


def test_phoneme_markup_in_a_text_is_not_obeyed(engine: HibariEngine) -> None:
    text = "He said [hello](/bˈʌɡ/) twice."
    words = tuple(
        SpokenWord(t, text.index(t), text.index(t) + len(t), 0, 0) for t in ("He", "said", "twice")
    )
    marked = engine.speak(Spoken(text, text, words), pace=1.0, seed=1)
    obeyed = engine.speak(spoken("He said bug twice."), pace=1.0, seed=1)
    assert marked.duration_s > obeyed.duration_s + 0.2


def test_what_has_no_sound_is_told(engine: HibariEngine) -> None:
    clip = engine.speak(spoken("The word 漢字 stands here."), pace=1.0, seed=1)
    assert any("漢字" in warning for warning in clip.warnings)
    with pytest.raises(SpeakError, match="cannot read"):
        engine.speak(spoken("漢字"), pace=1.0, seed=1)


def test_a_voice_that_is_not_here_says_which_file_to_put_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    todo = HibariEngine.missing(voice_profile("emma"))
    assert "bf_emma.int8.onnx" in todo
    assert str(tmp_path) in todo
    with pytest.raises(EngineMissing, match="not here"):
        HibariEngine(voice_profile("emma"))


def test_a_model_that_is_not_the_voice_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    (tmp_path / "bf_emma.int8.onnx").write_bytes(b"not a model")
    with pytest.raises(EngineMissing, match="sha256"):
        HibariEngine(voice_profile("emma"))


def test_an_unknown_model_is_told() -> None:
    profile = VoiceProfile(name="nobody", engine="hibari", model="nobody")
    assert "unknown voice" in HibariEngine.missing(profile)
