"""A file from a server that is truncated, corrupted, slow or lying, and one that is right."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

from audio_news.errors import FetchError
from audio_news.read.download import Wanted, download
from tests.servers import served

DATA = random.Random(1).randbytes(1_000_003)
LOCAL = frozenset({"127.0.0.1"})


def wanted(base: str, data: bytes = DATA, path: str = "/voice.onnx") -> Wanted:
    return Wanted(base + path, len(data), "sha256", hashlib.sha256(data).hexdigest())


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_fetched_once_and_progress_is_told(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "voice.onnx"
    told: list[tuple[int, int]] = []
    with served({"/voice.onnx": DATA}) as (base, server):
        watch = lambda here, total: told.append((here, total))  # noqa: E731
        assert download(wanted(base), file, allow_hosts=LOCAL, watch=watch)
        assert file.read_bytes() == DATA
        assert told[0] == (0, len(DATA))
        assert told[-1] == (len(DATA), len(DATA))
        assert not download(wanted(base), file, allow_hosts=LOCAL)
        assert len(server.asked) == 1
        file.write_bytes(DATA[:-1] + b"?")
        assert download(wanted(base), file, allow_hosts=LOCAL)
    assert file.read_bytes() == DATA
    assert left(file.parent) == ["voice.onnx"]


@pytest.mark.parametrize("faults", [["truncated"], ["truncated", "truncated"], ["silent"]])
def test_what_breaks_off_is_gone_on_with(tmp_path: Path, faults: list[str]) -> None:
    with served({"/voice.onnx": DATA}, *faults) as (base, server):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL, stall_s=0.5)
        assert server.asked[0] == ("/voice.onnx", "")
        assert all(asked.startswith("bytes=") for _, asked in server.asked[1:])
        assert len(server.asked) == len(faults) + 1
    assert (tmp_path / "v").read_bytes() == DATA


def test_a_second_run_goes_on_where_the_first_was_cut(tmp_path: Path) -> None:
    (tmp_path / "v.part").write_bytes(DATA[:400_000])
    with served({"/voice.onnx": DATA}) as (base, server):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)
        assert server.asked == [("/voice.onnx", "bytes=400000-")]
    assert (tmp_path / "v").read_bytes() == DATA
    assert left(tmp_path) == ["v"]


def test_a_server_without_ranges_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "v.part").write_bytes(b"x" * 400_000)
    with served({"/voice.onnx": DATA}, "no_range") as (base, _):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)
    assert (tmp_path / "v").read_bytes() == DATA


def test_one_that_always_breaks_off_keeps_what_came(tmp_path: Path) -> None:
    with served({"/voice.onnx": DATA}, *["truncated"] * 9) as (base, _):
        with pytest.raises(FetchError, match=r"broke off after \d+ of 1000003.*goes on from there"):
            download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)
        assert left(tmp_path) == ["v.part"]
        (part,) = tmp_path.iterdir()
        assert DATA.startswith(part.read_bytes())
        assert part.stat().st_size > len(DATA) // 2


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        ("corrupted", "its sha256 is"),
        ("other_length", "1000007 bytes and should have 1000003"),
        ("endless", "longer than 1000003 bytes"),
        ("404", "answered 404"),
    ],
)
def test_what_is_not_the_file_is_never_put_in_place(
    tmp_path: Path, fault: str, complaint: str
) -> None:
    (tmp_path / "v").write_bytes(b"the old one")
    with (
        served({"/voice.onnx": DATA}, *[fault] * 9) as (base, _),
        pytest.raises(FetchError, match=complaint),
    ):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)
    assert (tmp_path / "v").read_bytes() == b"the old one"
    assert left(tmp_path) == ["v"]


@pytest.mark.parametrize("fault", ["elsewhere", "whole"])
def test_a_part_that_does_not_fit_is_dropped(tmp_path: Path, fault: str) -> None:
    """The server answers with another range, or ends before the range begins (416)."""
    held = DATA[:1000] if fault == "elsewhere" else DATA[:900_000]
    data = DATA if fault == "elsewhere" else DATA[:800_000]
    (tmp_path / "v.part").write_bytes(held)
    with served({"/voice.onnx": data}, fault) as (base, _), pytest.raises(FetchError):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)
    assert left(tmp_path) == []


def test_one_that_never_answers_is_not_said_to_have_broken_off(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"cannot be fetched: .*refused"):
        download(wanted("http://127.0.0.1:9"), tmp_path / "v", allow_hosts=LOCAL)
    assert left(tmp_path) == []


def test_of_two_at_once_the_second_is_told(tmp_path: Path) -> None:
    told: list[FetchError] = []

    def second(here: int, total: int) -> None:
        if not told:
            with pytest.raises(FetchError, match="fetched by another program") as failed:
                download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)
            told.append(failed.value)

    with served({"/voice.onnx": DATA}) as (base, _):
        assert download(wanted(base), tmp_path / "v", allow_hosts=LOCAL, watch=second)
    assert told
    assert (tmp_path / "v").read_bytes() == DATA


def test_a_server_that_trickles_is_given_up(tmp_path: Path) -> None:
    with (
        served({"/voice.onnx": DATA}, *["trickle"] * 9) as (base, _),
        pytest.raises(FetchError, match="broke off"),
    ):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL, stall_s=0.2)


def test_a_part_longer_than_the_file_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "v.part").write_bytes(DATA + b"x")
    with served({"/voice.onnx": DATA}) as (base, _):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)
    assert (tmp_path / "v").read_bytes() == DATA


def test_private_addresses_are_asked_only_where_allowed(tmp_path: Path) -> None:
    with served({"/voice.onnx": DATA}) as (base, server):
        with pytest.raises(FetchError, match="not a public address"):
            download(wanted(base), tmp_path / "v")
        assert server.asked == []
    with (
        served({"/voice.onnx": DATA}, "redirect") as (base, _),
        pytest.raises(FetchError, match=r"192\.0\.2\.1 is not a public address"),
    ):
        download(wanted(base), tmp_path / "v", allow_hosts=LOCAL)


def test_a_full_or_forbidden_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        served({"/voice.onnx": DATA}) as (base, _),
        pytest.raises(FetchError, match="cannot be written"),
    ):
        download(wanted(base), tmp_path / "file" / "v", allow_hosts=LOCAL)


def test_another_algorithm(tmp_path: Path) -> None:
    with served({"/voice.onnx": DATA}) as (base, _):
        right = replace(wanted(base), algorithm="md5", digest=hashlib.md5(DATA).hexdigest())
        assert download(right, tmp_path / "v", allow_hosts=LOCAL)
