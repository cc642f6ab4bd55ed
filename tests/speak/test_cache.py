"""Clips kept from run to run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_news.models import Clip, Spoken, Utterance
from audio_news.speak.cache import ClipCache, clear, clip_key, clips_folder, usage
from audio_news.speak.company import Company
from audio_news.speak.perform import perform
from audio_news.speak.silent import SilentEngine
from audio_news.speak.voices import VoiceProfile, voice_profile
from tests.sounds import spoken, utterance

PROFILE = voice_profile("silent")
TEXT = "The ferry left at noon."


def kept(folder: Path, limit_bytes: int = 100_000_000) -> ClipCache:
    return ClipCache(folder, limit_bytes)


def key_of(text: str, **changes: object) -> str:
    with SilentEngine(PROFILE) as engine:
        return clip_key(PROFILE, engine, spoken(text), pace=1.0, seed=0)


def clip_of(text: str, warnings: tuple[str, ...] = ()) -> Clip:
    clip = SilentEngine(PROFILE).speak(spoken(text), pace=1.0, seed=0)
    return replace(clip, warnings=warnings)


def test_a_clip_comes_back_as_it_was(tmp_path: Path) -> None:
    clip = clip_of(TEXT, ("a warning – «quoted»",))
    kept(tmp_path).put("k", clip)
    back = kept(tmp_path).get("k", spoken(TEXT))
    assert back is not None
    assert back.samples.dtype == np.float32
    assert back.samples.tobytes() == clip.samples.tobytes()
    assert back.samples.flags.writeable
    assert (back.rate_hz, back.words, back.warnings) == (clip.rate_hz, clip.words, clip.warnings)
    assert back.reused
    assert not clip.reused
    assert kept(tmp_path).get("other", spoken(TEXT)) is None


def test_the_key_is_all_that_makes_the_sound() -> None:
    said = spoken(TEXT)
    with SilentEngine(PROFILE) as engine:
        newer = SilentEngine(PROFILE)
        newer.version = "2"
        sung = replace(said, words=(replace(said.words[0], ipa="ðiː"), *said.words[1:]))
        parted = replace(said, words=(replace(said.words[0], end=2), *said.words[1:]))
        keys = [
            clip_key(PROFILE, engine, said, pace=1.0, seed=0),
            clip_key(PROFILE, newer, said, pace=1.0, seed=0),
            clip_key(replace(PROFILE, model="alto"), engine, said, pace=1.0, seed=0),
            clip_key(replace(PROFILE, sha256="ab"), engine, said, pace=1.0, seed=0),
            clip_key(PROFILE, engine, spoken(TEXT + " Really."), pace=1.0, seed=0),
            clip_key(PROFILE, engine, sung, pace=1.0, seed=0),
            clip_key(PROFILE, engine, parted, pace=1.0, seed=0),
            clip_key(PROFILE, engine, said, pace=1.1, seed=0),
            clip_key(PROFILE, engine, said, pace=1.0, seed=1),
        ]
        assert len(set(keys)) == len(keys)
        elsewhere = replace(said, written="the same in other writing")
        renamed = replace(PROFILE, name="other", description="else", folder=Path("/x"))
        assert clip_key(renamed, engine, elsewhere, pace=1.0, seed=0) == keys[0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:20],
        lambda data: b"",
        lambda data: data + b"x",
        lambda data: data[:-9] + bytes([data[-9] ^ 4]) + data[-8:],
        lambda data: b"other" + data[5:],
    ],
)
def test_a_spoilt_entry_is_noticed_and_spoken_again(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    lines = [utterance(TEXT), utterance("It came back.")]
    fresh = [clip.samples for _, clip in performed(tmp_path, lines)]
    entry = sorted(tmp_path.glob("*.clip"))[0]
    entry.write_bytes(spoil(entry.read_bytes()))
    again = [clip for _, clip in performed(tmp_path, lines)]
    assert sorted(clip.reused for clip in again) == [False, True]
    assert all(np.array_equal(a, b.samples) for a, b in zip(fresh, again, strict=True))
    assert all(clip.reused for _, clip in performed(tmp_path, lines))


def performed(folder: Path, lines: list[Utterance], **more: int) -> list[tuple[Utterance, Clip]]:
    with Company(lambda name: PROFILE, clips=kept(folder)) as company:
        return list(perform(company, lines, **more))


def test_words_take_their_places_from_the_text_at_hand(tmp_path: Path) -> None:
    said = spoken(TEXT)
    kept(tmp_path).put("k", clip_of(TEXT))
    moved = replace(
        said,
        words=tuple(replace(w, source_start=w.source_start + 3, source_end=9) for w in said.words),
    )
    back = kept(tmp_path).get("k", moved)
    assert back is not None
    assert [w.source_start for w in back.words] == [w.source_start for w in moved.words]
    fewer = Spoken(said.written, said.text, said.words[1:])
    assert kept(tmp_path).get("k", fewer) is None


def test_those_used_longest_ago_go_first(tmp_path: Path) -> None:
    clip = clip_of(TEXT)
    kept(tmp_path).put("size", clip)
    size = usage(tmp_path).size_bytes
    clear(tmp_path)
    cache = kept(tmp_path, limit_bytes=round(10.5 * size))
    for number in range(10):
        cache.put(f"k{number}", clip)
        os.utime(tmp_path / f"k{number}.clip", (number + 1.0, number + 1.0))
    assert cache.get("k0", spoken(TEXT))  # touched: the youngest now
    cache.put("k10", clip)
    names = {path.stem for path in tmp_path.glob("*.clip")}
    assert {"k0", "k9", "k10"} <= names
    assert not {"k1", "k2"} & names
    assert usage(tmp_path).size_bytes <= 10.5 * size
    cache.put("huge", clip_of(TEXT * 40))
    assert "huge" not in {path.stem for path in tmp_path.glob("*.clip")}


def test_a_cache_that_was_full_before_is_kept_to_its_limit(tmp_path: Path) -> None:
    clip = clip_of(TEXT)
    for number in range(20):
        kept(tmp_path).put(f"k{number}", clip)
    size = usage(tmp_path).size_bytes // 20
    kept(tmp_path, limit_bytes=5 * size).put("new", clip)
    there = usage(tmp_path)
    assert there.size_bytes <= 5 * size
    assert there.entries >= 3
    assert (tmp_path / "new.clip").exists()


def test_those_who_share_a_folder_share_its_limit(tmp_path: Path) -> None:
    clip = clip_of(TEXT)
    kept(tmp_path).put("size", clip)
    size = usage(tmp_path).size_bytes
    users = [kept(tmp_path, limit_bytes=100 * size) for _ in range(3)]
    for number in range(240):
        users[number % 3].put(f"k{number}", clip)
        assert usage(tmp_path).entries <= 100 * 1.15
    assert usage(tmp_path).entries > 80


def test_a_full_disk_costs_a_warning_and_no_clip(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    script = f"""
import resource, sys
from pathlib import Path
from tests.speak.test_cache import performed, kept, utterance, Company, PROFILE, perform
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # every write of a clip fails
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
cache = kept(Path({str(tmp_path)!r}))
with Company(lambda name: PROFILE, clips=cache) as company:
    clips = list(perform(company, [utterance("One is said."), utterance("Two is said.")]))
print(len(clips), cache.trouble)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.startswith("2 Clips cannot be kept in"), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    clips = [clip for _, clip in performed(tmp_path / "file" / "clips", [utterance(TEXT)] * 2)]
    assert len(clips) == 2


WRITER = """
import sys
from pathlib import Path
from tests.speak.test_cache import kept, clip_of
cache, clip = kept(Path(sys.argv[1]), 3_000_000), clip_of("A line that is said for a while. " * 5)
print("ready", flush=True)
number = 0
while True:
    cache.put(f"k{number % 20}", clip)
    number += 1
"""


def test_killed_writers_leave_whole_clips_only(tmp_path: Path) -> None:
    text = "A line that is said for a while. " * 5
    samples = clip_of(text).samples
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(3)
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    cache, read = kept(tmp_path, 3_000_000), 0
    begun = time.monotonic()
    while read <= 50 or time.monotonic() < begun + 1.0:
        assert time.monotonic() < begun + 60
        for number in range(20):
            clip = cache.get(f"k{number}", spoken(text))
            read += clip is not None
            assert clip is None or np.array_equal(clip.samples, samples)
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        assert writer.stdout is not None
        writer.stdout.close()
    for entry in tmp_path.glob("*.clip"):
        clip = kept(tmp_path).get(entry.stem, spoken(text))
        assert clip is not None
        assert np.array_equal(clip.samples, samples)
    abandoned = tmp_path / ".k.1.1.tmp"
    abandoned.write_bytes(b"half")
    os.utime(abandoned, (1.0, 1.0))
    kept(tmp_path).put("last", clip_of(TEXT))
    assert not abandoned.exists()


def test_threads_share_a_cache(tmp_path: Path) -> None:
    cache, clip = kept(tmp_path, 4_000_000), clip_of(TEXT * 4)

    def use(number: int) -> bool:
        cache.put(f"k{number % 30}", clip)
        back = cache.get(f"k{number % 30}", spoken(TEXT * 4))
        return back is None or np.array_equal(back.samples, clip.samples)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(200)))
    assert usage(tmp_path).size_bytes <= 4_000_000


def test_what_is_not_a_clip_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    kept(tmp_path).put("k", clip_of(TEXT))
    assert clear(tmp_path).entries == 1
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert usage(tmp_path / "nowhere").entries == 0


def test_the_users_own_folder(own_homes: Path) -> None:
    assert clips_folder(None) == own_homes / "cache" / "audio-news" / "clips"
    assert clips_folder(Path("here")) == Path("here")


def test_an_engine_of_another_voice_is_not_confused(tmp_path: Path) -> None:
    """Two voices of one engine that say the same words keep a clip each."""
    profiles = {n: VoiceProfile(name=n, engine="silent", model=n) for n in ("alto", "bass")}
    lines = [replace(utterance(TEXT), voice=name) for name in ("alto", "bass")]
    with Company(profiles.__getitem__, clips=kept(tmp_path)) as company:
        assert [clip.reused for _, clip in perform(company, lines)] == [False, False]
    assert usage(tmp_path).entries == 2
