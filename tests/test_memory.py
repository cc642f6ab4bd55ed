"""What an episode holds in memory while it is made, word by word."""

import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from audio_news import Studio, load_settings, production
from audio_news.mix.assemble import assemble
from audio_news.mix.encode import encode
from audio_news.models import Clip, Programme, Utterance
from audio_news.settings import SoundSettings
from tests.sounds import article

MOST_BYTES = 270
"""A word, at the worst moment: 220 to 240 as it is, 285 to 305 with an object of its own for each
word of the cues, and 390 with one for each of the script's too."""


def spoken_only(
    performance: Iterable[tuple[Utterance, Clip]], file: Path, sound: SoundSettings, **_: object
) -> Programme:
    """The speech without the sound's mastering, which streams and takes most of the time."""
    speech = assemble(performance, file.with_suffix(".speech"), 24_000)
    encode([np.zeros(44_100, np.float32)], file)
    return Programme(file, 1.0, sound.loudness_lufs, sound.true_peak_dbtp, speech.cues)


def test_a_long_article_takes_few_bytes_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(production, "programme", spoken_only)
    flags = {
        "voice.name": "silent", "voice.pace": 2.0, "cache.limit_mb": 0, "sound.format": "wav",
        "workers": 1,
    }  # fmt: skip

    def peak(sentences: int) -> tuple[int, int]:
        """Bytes and words."""
        said = [f"It is up to us to go on or to do as we did in {n}." for n in range(sentences)]
        text = article(f"All {sentences} of us", *said)
        tracemalloc.start()
        try:
            episode = studio.produce(text, tmp_path)
            return tracemalloc.get_traced_memory()[1], sum(len(cue.words) for cue in episode.cues)
        finally:
            tracemalloc.stop()

    with Studio(load_settings(environ={}, flags=flags)) as studio:
        peak(10)  # what is loaded once
        short_bytes, short_words = peak(30)
        long_bytes, long_words = peak(500)
    assert (long_bytes - short_bytes) / (long_words - short_words) < MOST_BYTES
