"""Voices of the catalogue, fetched from a server on this machine."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from audio_news.acquire import acquire
from audio_news.cli.main import cli
from audio_news.errors import FetchError, UnknownVoice
from audio_news.speak import catalogue
from audio_news.speak.catalogue import catalogue_files
from audio_news.speak.hibari import HibariEngine
from audio_news.speak.piper import model_file
from audio_news.speak.voices import voice_profile, voice_profiles
from tests.servers import served

JO = "en/en_US/jo/medium/en_US-jo-medium.onnx"


@pytest.fixture
def joe_in_the_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, bytes]:
    """A profile whose voice the catalogue knows, and the two files that a mirror holds for it.

    They are joe's, which a package brought, under another name.
    """
    model = model_file(voice_profile("joe"))
    held = {f"/{JO}": model.read_bytes(), f"/{JO}.json": Path(f"{model}.json").read_bytes()}
    entry = {
        "files": [
            {"path": path[1:], "bytes": len(data), "md5": hashlib.md5(data).hexdigest()}
            for path, data in held.items()
        ]
    }
    known = catalogue._catalogue()
    monkeypatch.setattr(
        catalogue, "_catalogue", lambda: known | {"piper": {"en_US-jo-medium": entry}}
    )
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "jo.toml").write_text('engine = "piper"\nmodel = "en_US-jo-medium"\n')
    return held


def test_the_catalogue_is_whole() -> None:
    """Every shipped voice that is not here knows its files; sizes, sums and addresses hold."""
    languages = set()
    for profile in voice_profiles().values():
        try:
            files = catalogue_files(profile)
        except UnknownVoice:
            assert profile.name in ("heart", "joe", "kumo", "silent", "system")
            continue
        languages.add(profile.language[:2])
        assert len(files) == (2 if profile.engine == "piper" else 1)
        for file in files:
            assert urlsplit(file.base).scheme == "https"
            assert file.base.endswith("/")
            assert file.target.name == file.path.rpartition("/")[2]
            assert re.fullmatch(
                {"md5": "[0-9a-f]{32}", "sha256": "[0-9a-f]{64}"}[file.algorithm], file.digest
            )
            assert 1_000 < file.size_bytes < 200_000_000
        if profile.engine == "hibari":
            assert files[0].digest == profile.sha256
        else:
            assert model_file(profile) == files[0].target
            assert Path(f"{files[0].target}.json") == files[1].target
    assert languages == {"en", "de", "es", "fr", "pl", "uk"}


def test_a_voice_is_fetched_from_a_mirror_and_speaks(
    joe_in_the_catalogue: dict[str, bytes], tmp_path: Path, own_homes: Path
) -> None:
    show = tmp_path / "show.toml"
    show.write_text('[voice]\ndirectory = "voices"\n')
    with served(joe_in_the_catalogue, "truncated") as (base, server):
        done = CliRunner().invoke(
            cli, ["voices", "add", "jo", "--mirror", f"{base}/", "--show", str(show)]
        )
        assert done.exception is None
        assert "jo is ready" in done.output
        assert [path for path, _ in server.asked] == [f"/{JO}", f"/{JO}", f"/{JO}.json"]
    folder = own_homes / "data" / "audio-news" / "voices"
    assert sorted(path.name for path in folder.iterdir()) == [
        "en_US-jo-medium.onnx",
        "en_US-jo-medium.onnx.json",
    ]
    with served({}) as (base, server):
        profile = voice_profile("jo", tmp_path / "voices")
        assert acquire(profile, mirror=base) == []
        assert server.asked == []


def test_a_voice_that_is_not_the_one_is_never_put_in_place(own_homes: Path) -> None:
    """hibari's registry has a sha256, and a file of the right size is not enough."""
    profile = voice_profile("emma")
    (file,) = catalogue_files(profile)
    with (
        served({f"/{file.path}": bytes(file.size_bytes)}) as (base, _),
        pytest.raises(FetchError, match="its sha256 is"),
    ):
        acquire(profile, mirror=base)
    assert not file.target.exists()
    assert HibariEngine.missing(profile)


def test_offline_it_says_which_file_to_put_where(own_homes: Path) -> None:
    profile = voice_profile("fable")
    (file,) = catalogue_files(profile)
    with pytest.raises(FetchError) as failed:
        acquire(profile, mirror="http://127.0.0.1:9")
    told = str(failed.value)
    for part in (f"{file.base}{file.path}", str(file.size_bytes), file.digest, str(file.target)):
        assert part in told
    assert str(own_homes) in told


def test_offline_every_file_of_a_voice_is_named(own_homes: Path) -> None:
    profile = voice_profile("thorsten")
    with pytest.raises(FetchError) as failed:
        acquire(profile, mirror="http://127.0.0.1:9")
    for file in catalogue_files(profile):
        assert f"{file.digest}) elsewhere and put it at {file.target}" in str(failed.value)


def test_a_voice_without_files_of_its_own() -> None:
    with pytest.raises(UnknownVoice, match="nothing to fetch for the voice silent"):
        acquire(voice_profile("silent"))


def test_progress_is_told(joe_in_the_catalogue: dict[str, bytes], tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with served(joe_in_the_catalogue) as (base, _):
        acquire(
            voice_profile("jo", tmp_path / "voices"),
            mirror=base,
            watch=lambda name, here, total: told.append((name, here, total)),
        )
    size = len(joe_in_the_catalogue[f"/{JO}"])
    assert told[0] == ("en_US-jo-medium.onnx", 0, size)
    assert ("en_US-jo-medium.onnx", size, size) in told
    assert told[-1][0] == "en_US-jo-medium.onnx.json"


def test_voices_says_what_can_be_added() -> None:
    done = CliRunner().invoke(cli, ["voices", "--json"])
    todo = {row["name"]: row["todo"] for row in json.loads(done.output)}
    assert "audio-news voices add emma" in todo["emma"]
    assert "audio-news voices add tetiana" in todo["tetiana"]
    assert todo["joe"] == todo["kumo"] == ""
