"""The real joe on the real eSpeak NG; and its model under other configurations."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audio_news.errors import EngineMissing, SpeakError
from audio_news.models import Spoken
from audio_news.speak.piper import REVISION, PiperEngine, model_file, voices_folder
from audio_news.speak.piper_phonemes import read, spans_of
from audio_news.speak.voices import VoiceProfile, voice_profile
from tests.sounds import spoken
from tests.speak.test_hibari import TEXT, onset_s

JOE = voice_profile("joe")
SENTENCES = ("Nobody spoke.", "Then Chancellor Merz, of Berlin, spoke.", TEXT)


@pytest.fixture(scope="module")
def engine() -> PiperEngine:
    return PiperEngine(JOE)


def configured(folder: Path, change: Callable[[dict[str, Any]], None]) -> VoiceProfile:
    """joe's model at a path of the user's, with another configuration beside it."""
    model = model_file(JOE)
    config = json.loads(Path(f"{model}.json").read_text())
    change(config)
    (folder / "mine.onnx").symlink_to(model)
    (folder / "mine.onnx.json").write_text(json.dumps(config))
    return VoiceProfile(name="mine", engine="piper", model="mine.onnx", folder=folder)


def heard_as(engine: PiperEngine, said: Spoken) -> str:
    return "".join(read(said, engine._voice, engine._language).phonemes)


def test_every_word_is_timed_in_order_and_inside_the_clip(engine: PiperEngine) -> None:
    said = spoken(TEXT)
    clip = engine.speak(said, pace=1.0, seed=1)
    assert clip.rate_hz == 22_050
    assert [word.text for word in clip.words] == [word.text for word in said.words]
    at = 0.0
    for word in clip.words:
        assert at <= word.start_s < word.end_s <= clip.duration_s + 1e-6
        at = word.end_s
    assert 3.0 < clip.duration_s < 9.0


def test_word_times_are_where_the_sound_is(engine: PiperEngine) -> None:
    nouns = ("Table", "Banana", "Tiger", "Garden", "Doctor", "Camera", "Button", "Pepper", "Ticket")
    clip = engine.speak(spoken(". ".join(nouns) + "."), pace=1.0, seed=2)
    errors = [abs(word.start_s - onset_s(clip, word)) for word in clip.words]
    assert np.median(errors) < 0.03
    assert max(errors) < 0.08


def test_the_same_seed_gives_the_same_samples_on_any_thread(engine: PiperEngine) -> None:
    said = spoken("Nobody spoke.")
    alone = engine.speak(said, pace=1.0, seed=5).samples
    with ThreadPoolExecutor(3) as pool:
        clips = pool.map(lambda _: engine.speak(said, pace=1.0, seed=5).samples, range(5))
        assert all(np.array_equal(alone, samples) for samples in clips)
    other = engine.speak(said, pace=1.0, seed=6).samples
    assert len(other) != len(alone) or not np.array_equal(alone, other)
    assert np.array_equal(alone, PiperEngine(JOE).speak(said, pace=1.0, seed=5).samples)


@pytest.mark.parametrize("noise", [0.0, 0.667])
def test_joe_sounds_as_his_own_model_does(
    noise: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def noisy(config: dict[str, Any]) -> None:
        config["inference"] |= {"noise_scale": noise, "noise_w": noise}

    profile = configured(tmp_path, noisy)
    with PiperEngine(profile) as engine:
        clips = [engine.speak(spoken(text), pace=1.0, seed=1) for text in SENTENCES]
    left: list[bytes] = []

    def left_alone(model: bytes) -> bytes:
        left.append(model)
        return model

    monkeypatch.setattr("audio_news.speak.piper.with_flat_convolutions", left_alone)
    with PiperEngine(profile) as engine:
        for text, clip in zip(SENTENCES, clips, strict=True):
            plain = engine.speak(spoken(text), pace=1.0, seed=1)
            assert plain.words == clip.words
            assert np.allclose(plain.samples, clip.samples, rtol=0, atol=1e-5)
    assert len(left) == 1


def test_a_change_to_the_sound_is_told_to_the_cache(engine: PiperEngine) -> None:
    assert engine.version.endswith(f"+{JOE.sha256[:12]}.{REVISION}")


def test_pace(engine: PiperEngine) -> None:
    slow = engine.speak(spoken(TEXT), pace=0.7, seed=1).duration_s
    assert slow > 1.25 * engine.speak(spoken(TEXT), pace=1.0, seed=1).duration_s


def test_a_lexicon_overrules_the_voice(engine: PiperEngine) -> None:
    plain = spoken("Then Chancellor Merz, of Berlin, spoke.")
    words = [replace(w, ipa="mɛɹts") if w.text == "Merz" else w for w in plain.words]
    phonemes = heard_as(engine, replace(plain, words=tuple(words)))
    assert " mɛɹts, ʌv " in phonemes
    assert phonemes.endswith("spˈoʊk.")
    assert "mɛɹts" not in heard_as(engine, plain)
    clip = engine.speak(replace(plain, words=tuple(words)), pace=1.0, seed=1)
    starts = [word.start_s for word in clip.words]
    assert starts == sorted(set(starts))


def test_phoneme_markup_in_a_text_is_not_obeyed(engine: PiperEngine) -> None:
    said = spoken("He said [[ bˈʌɡ ]] twice.")
    assert "bˈʌɡ" not in heard_as(engine, said)


@pytest.mark.parametrize(
    ("phonemes", "alone", "spans"),
    [
        ("wˈʌn ʌvðə bˈɛst.", ["wʌn", "ʌv", "ðə", "bɛst"], ["wˈʌn", "ʌv", "ðə", "bˈɛst"]),
        ("ɐ kˈɑːɹ", ["eɪ", "kɑɹ"], ["ɐ", "kˈɑːɹ"]),
        ("wˈʌzn̩t hˈɪɹ", ["wʌznt", "hɪɹ"], ["wˈʌzn̩t", "hˈɪɹ"]),
    ],
)
def test_words_are_found_where_they_run_together(
    phonemes: str, alone: list[str], spans: list[str]
) -> None:
    found = ["".join(list(phonemes)[first:end]) for first, end in spans_of(list(phonemes), alone)]
    assert found == spans


def test_what_has_no_sound_is_told(engine: PiperEngine) -> None:
    with pytest.raises(SpeakError, match="cannot read"):
        engine.speak(Spoken("…", "", ()), pace=1.0, seed=1)


def test_a_voice_of_the_users_own_in_another_language(tmp_path: Path) -> None:
    def ukrainian(config: dict[str, Any]) -> None:
        config["espeak"]["voice"] = "uk"

    profile = replace(configured(tmp_path, ukrainian), language="uk-UA")
    with PiperEngine(profile) as engine:
        said = spoken("Міністри зустрілися в Києві.")
        assert "kɪjˈɛβiː" in heard_as(engine, said)
        clip = engine.speak(said, pace=1.0, seed=1)
        assert [word.text for word in clip.words] == ["Міністри", "зустрілися", "в", "Києві"]
        words = (replace(said.words[0], ipa="ˈdobrɪj"), *said.words[1:])
        assert "dˈobrɪj" in heard_as(engine, replace(said, words=words))


def test_a_voice_that_reads_letters(tmp_path: Path) -> None:
    def letters(config: dict[str, Any]) -> None:
        config["phoneme_type"] = "text"

    with PiperEngine(configured(tmp_path, letters)) as engine:
        said = spoken("Peter is here.")
        words = (replace(said.words[0], ipa="ˈbob"), *said.words[1:])
        assert heard_as(engine, replace(said, words=words)) == "peter is here."
        clip = engine.speak(said, pace=1.0, seed=1)
        assert clip.words[0].end_s <= clip.words[1].start_s < clip.words[2].start_s


def test_a_speaker_is_chosen_by_name(tmp_path: Path) -> None:
    def speakers(config: dict[str, Any]) -> None:
        config["speaker_id_map"] = {"ada": 0, "bob": 1}

    profile = configured(tmp_path, speakers)
    (tmp_path / "mine.onnx.json").rename(tmp_path / "mine.onnx.json.keep")
    assert "mine.onnx.json" in PiperEngine.missing(profile)
    (tmp_path / "mine.onnx.json.keep").rename(tmp_path / "mine.onnx.json")
    with PiperEngine(replace(profile, model="mine.onnx#bob")) as engine:
        assert engine._speaker == 1
    with pytest.raises(EngineMissing, match=r"no speaker 'eve'.*ada, bob"):
        PiperEngine(replace(profile, model="mine.onnx#eve"))


def test_a_voice_that_is_not_here_says_which_file_to_put_where(own_homes: Path) -> None:
    todo = PiperEngine.missing(voice_profile("thorsten"))
    assert "audio-news voices add thorsten" in todo
    assert "de_DE-thorsten-low.onnx and de_DE-thorsten-low.onnx.json into" in todo
    assert str(own_homes / "data" / "audio-news" / "voices") in todo
    with pytest.raises(EngineMissing, match="not here"):
        PiperEngine(voice_profile("thorsten"))
    voices_folder().mkdir(parents=True)
    (voices_folder() / "de_DE-thorsten-low.onnx").write_bytes(b"not a model")
    (voices_folder() / "de_DE-thorsten-low.onnx.json").write_text("{}")
    with pytest.raises(EngineMissing, match="no Piper voice"):
        PiperEngine(voice_profile("thorsten"))


def test_a_spoilt_voice_of_ones_own_is_not_in_the_catalogue(tmp_path: Path) -> None:
    profile = configured(tmp_path, lambda config: None)
    (tmp_path / "mine.onnx").unlink()
    (tmp_path / "mine.onnx").write_bytes(b"not a model")
    with pytest.raises(EngineMissing, match="no Piper voice") as failed:
        PiperEngine(profile)
    assert "voices add" not in str(failed.value)


def test_a_model_that_is_not_the_voice_is_refused(tmp_path: Path) -> None:
    profile = replace(configured(tmp_path, lambda config: None), sha256="0" * 64)
    with pytest.raises(EngineMissing, match="sha256"):
        PiperEngine(profile)
