import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_news.errors import MixError
from audio_news.mix.assemble import assemble, at_rate, trim
from audio_news.mix.programme import programme
from audio_news.models import Clip, Role, Word
from audio_news.settings import SoundSettings
from audio_news.speak.perform import perform
from audio_news.speak.silent import SilentEngine
from audio_news.speak.voices import voice_profile
from tests.sounds import utterance

TEXTS = ("The first one.", "A second sentence, a little longer.", "Last.")


def joined(tmp_path: Path, lead_s: float = 0.5) -> tuple[np.ndarray, list, int]:
    engine = SilentEngine(voice_profile("silent"))
    speech = assemble(
        perform(engine, [utterance(text) for text in TEXTS]),
        tmp_path / "speech",
        engine_rate := 24_000,
        lead_s=lead_s,
    )
    samples = np.concatenate(list(speech.spool.blocks()))
    assert len(samples) == speech.spool.length
    return samples, list(speech.cues), engine_rate


def test_cues_say_where_the_words_are(tmp_path: Path) -> None:
    samples, cues, rate_hz = joined(tmp_path)
    assert [cue.written for cue in cues] == list(TEXTS)
    for cue in cues:
        for word in cue.words:
            inside = samples[round(word.start_s * rate_hz) : round(word.end_s * rate_hz)]
            assert np.abs(inside).max() > 0.09, word
    # Between the words there is nothing: the hum starts and stops where the cue says.
    for cue in cues:
        for one, other in zip(cue.words, cue.words[1:], strict=False):
            gap = samples[round(one.end_s * rate_hz) : round(other.start_s * rate_hz)]
            assert len(gap) > 1000
            assert np.abs(gap[2:-2]).max() < 1e-3


def test_pauses_are_as_long_as_the_script_says(tmp_path: Path) -> None:
    _, cues, _ = joined(tmp_path)
    assert cues[0].start_s == pytest.approx(0.5)
    for one, other in itertools.pairwise(cues):
        assert other.start_s - one.end_s == pytest.approx(0.4, abs=1e-3)


def test_no_seam_clicks(tmp_path: Path) -> None:
    samples, cues, rate_hz = joined(tmp_path)
    steps = np.abs(np.diff(samples))
    for cue in cues:
        for at_s in (cue.start_s, cue.end_s):
            at = round(at_s * rate_hz)
            assert steps[max(0, at - 5) : at + 5].max(initial=0.0) <= steps.max() / 4


def test_quiet_at_the_ends_is_cut_and_word_times_move_with_it() -> None:
    rate_hz = 24_000
    sound = np.sin(np.arange(rate_hz) / 9).astype(np.float32)
    quiet = np.zeros(rate_hz, np.float32)
    clip = Clip(np.concatenate([quiet, sound, quiet]), rate_hz, (Word("tone", 1.0, 2.0, 0, 4),))
    trimmed = trim(clip)
    assert trimmed.duration_s == pytest.approx(1.06, abs=0.02)
    assert trimmed.words[0].start_s == pytest.approx(0.03, abs=0.01)
    assert trimmed.words[0].end_s == pytest.approx(1.03, abs=0.01)


def test_a_clip_of_another_rate_is_converted() -> None:
    clip = Clip(np.ones(22_050, np.float32), 22_050, ())
    assert len(at_rate(clip, 44_100).samples) == 44_100


def test_nothing_to_say_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MixError, match="nothing to say"):
        programme(iter(()), tmp_path / "a.mp3", SoundSettings())


def test_a_clip_is_cut_where_its_wave_crosses_zero() -> None:
    """A hum lies under the word, too quiet to be kept: the cuts fall into it."""
    rate_hz, samples = 24_000, 0.001 * np.sin(np.arange(48_000) / 33 + 1).astype(np.float32)
    samples[20_000:30_000] += np.sin(np.arange(10_000) / 9).astype(np.float32)
    clip = Clip(samples, rate_hz, (Word("tone", 20_000 / rate_hz, 30_000 / rate_hz, 0, 4),))
    trimmed = trim(clip)
    start = 20_000 - round(trimmed.words[0].start_s * rate_hz)
    end = start + len(trimmed.samples)
    assert 19_000 < start < 20_000
    assert 30_000 < end < 31_000
    for at in (start, end):
        around = np.signbit(samples[at - 2 : at + 2])
        assert around.any()
        assert not around.all()


def test_each_voice_is_measured_by_itself_and_a_sting_has_its_room(tmp_path: Path) -> None:
    engine = SilentEngine(voice_profile("silent"))
    said = [
        replace(utterance(TEXTS[1], role=role), voice=voice)
        for role, voice in ((Role.HEADLINE, "a"), (Role.BODY, "b"), (Role.HEADLINE, "a"))
    ]
    clips = [engine.speak(one.spoken, pace=1.0, seed=0) for one in said]
    clips[1] = replace(clips[1], samples=clips[1].samples * np.float32(0.1))
    speech = assemble(zip(said, clips, strict=True), tmp_path / "s", 24_000, sting_s=2.0)
    difference = speech.levels["a"].loudness_lufs - speech.levels["b"].loudness_lufs
    assert difference == pytest.approx(20.0, abs=0.1)
    assert [segment.voice for segment in speech.segments] == ["a", "b", "a"]
    body, headline = speech.cues[1], speech.cues[2]
    assert headline.start_s - body.end_s == pytest.approx(0.4 + 2.0 - 0.3, abs=0.001)
    assert speech.stings_s == pytest.approx((body.end_s + 0.4,), abs=0.001)
