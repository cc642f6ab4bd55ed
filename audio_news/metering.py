"""Any audio file listened to once: length, loudness, peaks, and the mark in the sound.

Whatever its name says, in as many channels as it has, in flat memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audio_news.errors import LabelError, MixError
from audio_news.label.kinds import Kind, kind_of
from audio_news.label.tags import open_tags
from audio_news.label.watermark import Detection, detect
from audio_news.mix.encode import BLOCK_S, stretch
from audio_news.mix.ffmpeg_codecs import READING, installed
from audio_news.mix.loudness import SILENCE_DB, LoudnessMeter, integrated_lufs, range_lu
from audio_news.mix.peaks import TruePeakMeter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_news.models import Samples

    Channels = NDArray[np.float32]

SURROUND = {5: (1.0, 1.0, 1.0, 1.41, 1.41), 6: (1.0, 1.0, 1.0, 0.0, 1.41, 1.41)}
"""Weights of BS.1770 by number of channels; all others count once."""
SHORTFALL_S = 0.2
"""A file that holds so much less sound than it says is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A file as it sounds."""

    duration_s: float
    rate_hz: int
    channels: int
    loudness_lufs: float | None
    """Integrated, ITU-R BS.1770 over all channels; None for silence."""
    loudness_range_lu: float
    true_peak_dbtp: float | None
    """Of the loudest channel; None for digital silence."""
    mark: Detection | None
    """None where the sound is at a rate that cannot carry one."""
    problem: str = ""
    """Where the sound breaks off, and why."""

    @property
    def level(self) -> Level:
        """How loud it is."""
        return Level(self.loudness_lufs, self.loudness_range_lu, self.true_peak_dbtp)


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a sound is."""

    loudness_lufs: float | None
    """Integrated, ITU-R BS.1770 over all channels; None for silence."""
    loudness_range_lu: float
    true_peak_dbtp: float | None
    """Of the loudest channel; None for digital silence."""


def measure(file: Path) -> Measured:
    """Decode and measure a file. Raises MixError where it is no audio."""
    rate_hz, blocks = channels_of(file)
    declared_s = _declared_s(file)
    first = next(blocks, None)
    if first is None:
        raise MixError(f"{file} holds no sound", hint="It may be broken; fetch it again.")
    listener = _Listener(rate_hz, len(first))
    sound = listener.listened(file, first, blocks)
    try:
        mark: Detection | None = detect(sound, rate_hz)
    except LabelError:  # said before a sample is looked at
        mark = None
        for _ in sound:
            pass
    return listener.result(mark, declared_s)


def _declared_s(file: Path) -> float:
    """How long the file says it is; 0 where it does not, or not in a way known here."""
    from mutagen import MutagenError

    try:
        audio = open_tags(file, kind_of(file))
    except (MutagenError, OSError, ValueError):
        return 0.0
    return float(audio.info.length) if audio is not None else 0.0


class Meters:
    """Loudness over all channels, and the peak of the loudest, of a stream."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self.rate_hz, self.channels = rate_hz, channels
        self._loudness = [LoudnessMeter(rate_hz) for _ in range(channels)]
        self._peaks = [TruePeakMeter(rate_hz) for _ in range(channels)]
        self.length = 0

    def feed(self, block: Channels) -> None:
        """Take (channels, n) samples."""
        self.length += block.shape[1]
        for samples, loudness, peaks in zip(block, self._loudness, self._peaks, strict=True):
            loudness.feed(samples)
            peaks.feed(samples)

    def level(self) -> Level:
        """Of all that was fed so far."""
        weights = SURROUND.get(self.channels, (1.0,) * self.channels)
        powers = np.asarray(
            sum(w * meter.powers() for w, meter in zip(weights, self._loudness, strict=True))
        )
        loudness_lufs = integrated_lufs(powers)
        peak_dbtp = max(meter.dbtp() for meter in self._peaks)
        return Level(
            loudness_lufs if loudness_lufs > SILENCE_DB else None,
            range_lu(powers),
            peak_dbtp if peak_dbtp > SILENCE_DB else None,
        )


class _Listener:
    """The meters, fed as the sound passes through."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self.meters = Meters(rate_hz, channels)
        self.problem = ""

    def listened(
        self, file: Path, first: Channels, blocks: Iterator[Channels]
    ) -> Iterator[Samples]:
        """The sound in mono, every channel of it measured on the way."""
        block: Channels | None = first
        while block is not None:
            self.meters.feed(block)
            yield block[0] if len(block) == 1 else block.mean(axis=0, dtype=np.float32)
            try:
                block = next(blocks, None)
            except MixError as err:
                at_s = self.meters.length / self.meters.rate_hz
                self.problem = f"The sound breaks off after {at_s:.1f} s: {err.message}"
                return

    def result(self, mark: Detection | None, declared_s: float) -> Measured:
        """What was measured of a file that says it is `declared_s` long, 0 if it does not."""
        meters = self.meters
        duration_s = meters.length / meters.rate_hz
        problem = self.problem
        if not problem and duration_s < declared_s - SHORTFALL_S:
            problem = f"{duration_s:.1f} s of sound are there, of {declared_s:.1f} s"
        level = meters.level()
        return Measured(
            duration_s=duration_s,
            rate_hz=meters.rate_hz,
            channels=meters.channels,
            loudness_lufs=level.loudness_lufs,
            loudness_range_lu=level.loudness_range_lu,
            true_peak_dbtp=level.true_peak_dbtp,
            mark=mark,
            problem=problem,
        )


def channels_of(file: Path) -> tuple[int, Iterator[Channels]]:
    """The file's rate in Hz and its samples as (channels, n), about `BLOCK_S` at a time.

    ffmpeg reads it where it is installed, for it says where a file breaks off. Raises MixError
    for a file that is no audio, or whose decoder is not installed; also later, where the sound
    cannot be decoded any further.
    """
    try:
        kind = kind_of(file)
    except OSError as err:
        raise MixError(f"{file} cannot be read: {err.strerror}", hint="Check the path.") from err
    if not file.stat().st_size:
        raise MixError(f"{file} is empty", hint="Fetch it again.")
    try:
        installed()
    except MixError:
        if found := _with_pedalboard(file, kind):
            return found
        raise
    return _with_ffmpeg(file)


def _with_ffmpeg(file: Path) -> tuple[int, Iterator[Channels]]:
    av = installed()
    try:
        with file.open("rb") as stream, av.open(stream, options=READING) as container:
            rate_hz = container.streams.audio[0].rate
    except (av.FFmpegError, IndexError, AttributeError, ValueError, OSError) as err:
        raise MixError(
            f"{file} is no audio file, or one of a kind not known here",
            hint="Check that it is what its name says.",
        ) from err
    return rate_hz, _gathered(_ffmpeg_frames(file, rate_hz), round(BLOCK_S * rate_hz))


def _ffmpeg_frames(file: Path, rate_hz: int) -> Iterator[Channels]:
    """Opened as a stream, so that the name says nothing."""
    av = installed()
    try:
        with file.open("rb") as raw, av.open(raw, options=READING) as container:
            stream = container.streams.audio[0]
            left, channels = 1 << 62, 0
            if stream.codec_context.name == "aac" and "mp4" in container.format.name:
                # Its padding is left in; elsewhere the duration is a guess.
                left = round((stream.duration or 0) * stream.time_base * rate_hz) or left
            convert = av.AudioResampler("fltp", stream.layout.name, rate_hz)
            for frame in container.decode(stream):
                for converted in convert.resample(frame):
                    block: Channels = converted.to_ndarray()[:, :left]
                    if len(block) != (channels := channels or len(block)):
                        raise MixError(f"{file} has {len(block)} channels from here on")
                    left -= block.shape[1]
                    yield block
    except (av.FFmpegError, AttributeError, ValueError, OverflowError) as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err


def _gathered(frames: Iterator[Channels], size: int) -> Iterator[Channels]:
    """Blocks of at least `size` samples, and what is left; also before an error passes on."""
    held: list[Channels] = []
    length = 0
    try:
        for frame in frames:
            held.append(frame)
            length += frame.shape[1]
            if length >= size:
                yield np.concatenate(held, axis=1)
                held, length = [], 0
    except MixError:
        if length:
            yield np.concatenate(held, axis=1)
        raise
    if length:
        yield np.concatenate(held, axis=1)


def _with_pedalboard(file: Path, kind: Kind) -> tuple[int, Iterator[Channels]] | None:
    from pedalboard.io import AudioFile

    try:
        audio = AudioFile(str(file))
    except (OSError, RuntimeError, ValueError):
        return None
    return round(audio.samplerate), _pedalboard_blocks(audio, file, kind)


def _pedalboard_blocks(audio: Any, file: Path, kind: Kind) -> Iterator[Channels]:
    size = round(BLOCK_S * audio.samplerate)
    try:
        skipped, left = stretch(audio, file, is_mp3=kind is Kind.MP3)
        with audio:
            audio.seek(skipped)
            while left > 0 and (block := audio.read(min(size, left))).shape[1]:
                left -= block.shape[1]
                yield block
    except (OSError, RuntimeError, ValueError) as err:
        raise MixError(f"{file} cannot be decoded: {err}") from err
