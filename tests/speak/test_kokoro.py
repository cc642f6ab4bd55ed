"""The real Kokoro, from its packages."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from audio_news.errors import EngineMissing, SpeakError
from audio_news.models import Spoken, SpokenWord
from audio_news.speak import kokoro
from audio_news.speak.kokoro import KokoroEngine
from audio_news.speak.phonemes import phonemized
from audio_news.speak.voices import VoiceProfile, voice_profile
from tests.sounds import spoken
from tests.speak.test_hibari import onset_s

KUMO = voice_profile("kumo")


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    return KokoroEngine(KUMO)


def test_every_word_is_timed_where_its_sound_is(engine: KokoroEngine) -> None:
    clip = engine.speak(spoken("Table. Tiger. Garden. Camera. Button."), pace=1.0, seed=1)
    assert clip.rate_hz == 24_000
    assert [word.text for word in clip.words] == ["Table", "Tiger", "Garden", "Camera", "Button"]
    assert all(a.end_s <= b.start_s for a, b in zip(clip.words, clip.words[1:], strict=False))
    assert clip.words[-1].end_s <= clip.duration_s
    errors = [abs(word.start_s - onset_s(clip, word, quiet=0.015)) for word in clip.words]
    assert np.median(errors) < 0.04


def test_the_same_words_give_the_same_samples(engine: KokoroEngine) -> None:
    loud = engine.speak(spoken("Why would anybody do that? Nobody knows!"), pace=1.0, seed=1)
    assert 0.1 < np.abs(loud.samples).max() < 0.99
    one, two = (engine.speak(spoken("Good evening."), pace=1.0, seed=s).samples for s in (1, 2))
    assert np.array_equal(one, two)
    slow = engine.speak(spoken("Good evening."), pace=0.7, seed=1).samples
    assert len(slow) > 1.2 * len(one)


def test_a_lexicon_overrules_and_markup_does_not(engine: KokoroEngine) -> None:
    plain = spoken("Mister Merz.")
    ours = replace(plain, words=(plain.words[0], replace(plain.words[1], ipa="ˈbɑnɑnɑnɑ")))
    own, changed = (engine.speak(said, pace=1.0, seed=1) for said in (plain, ours))
    assert changed.duration_s > own.duration_s + 0.1
    text = "Say [hello there](/bˈʌɡ/)."
    words = tuple(SpokenWord(t, text.index(t), text.index(t) + len(t), 0, 0) for t in ("Say",))
    marked = engine.speak(Spoken(text, text, words), pace=1.0, seed=1)
    assert marked.duration_s > engine.speak(spoken("Say bug."), pace=1.0, seed=1).duration_s + 0.3


def test_what_it_cannot_say(engine: KokoroEngine) -> None:
    with pytest.raises(SpeakError, match="cannot read"):
        engine.speak(spoken("漢字"), pace=1.0, seed=1)
    with pytest.raises(SpeakError, match="model failed"):
        engine.speak(spoken("Very long. " * 90), pace=1.0, seed=1)


def test_a_style_of_the_users_own(tmp_path: Path, engine: KokoroEngine) -> None:
    with np.load(str(resources.files(kokoro.PACK) / "data" / "voices_ja.npz")) as pack:
        style = pack["jm_kumo"].astype("<f4")
    said = spoken("Good evening.")
    count = len(" ".join(phonemized(said, engine._g2p, engine._vocabulary)))
    style[[row for row in range(len(style)) if row != count - 1]] = 0.0  # the others unused
    style.tofile(tmp_path / "mine.bin")
    profile = VoiceProfile(name="mine", engine="kokoro", model="mine.bin", folder=tmp_path)
    with KokoroEngine(profile) as mine:
        assert np.array_equal(
            mine.speak(said, pace=1.0, seed=0).samples, engine.speak(said, pace=1.0, seed=0).samples
        )
        assert mine.version != engine.version
    lacking = replace(profile, model="absent.bin")
    assert str(tmp_path / "absent.bin") in KokoroEngine.missing(lacking)
    (tmp_path / "absent.bin").write_bytes(b"abc")
    with pytest.raises(EngineMissing, match="no style"):
        kokoro._style(lacking)
    with pytest.raises(EngineMissing, match=r"no style 'af_nobody'.*jm_kumo"):
        kokoro._style(replace(KUMO, model="af_nobody"))


def test_a_model_that_is_not_the_profiles_is_refused() -> None:
    assert KUMO.sha256
    with pytest.raises(EngineMissing, match=f"not the voice kumo: its sha256 is {KUMO.sha256}"):
        KokoroEngine(replace(KUMO, sha256="0" * 64))


def test_a_pack_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kokoro, "PARTS", ("kokoro_part_that_nobody_has",))
    assert "audio-news[kokoro]" in KokoroEngine.missing(KUMO)
    with pytest.raises(EngineMissing, match="not here"):
        KokoroEngine(KUMO)


def test_a_model_that_is_damaged_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kokoro, "PARTS", kokoro.PARTS[:3])
    with pytest.raises(EngineMissing, match="its sha256 is"):
        KokoroEngine(KUMO)
