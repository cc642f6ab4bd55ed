"""Signed files, verified by c2pa's own reader and by one that shares no code with it."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import mutagen
import numpy as np
import pytest
from encypher_c2pa import _native
from encypher_c2pa import verify as verify_independently
from mutagen.id3 import ID3, SYLT, TIT2

from audio_news.errors import LabelError
from audio_news.label.identity import Identity, create, own_anchors, own_chains
from audio_news.label.readback import fingerprint, read_tags
from audio_news.label.signing import sidecar_of, sign
from audio_news.label.verifying import Signature, State, holds_store, verify
from audio_news.mix.encode import FORMATS as KINDS
from audio_news.mix.encode import decode
from tests.label.signing import CHAPTERS, LONG_TEXT, TITLE, claim, identity, tagged
from tests.label.timestamps import time_stamping

FORMATS = list(KINDS)
EMBEDDED = [audio_format for audio_format in FORMATS if audio_format != "opus"]


def verified(file: Path) -> Signature:
    return verify(file, sidecar=sidecar_of(file), anchors=own_anchors(), chains=own_chains())


def sound(file: Path) -> np.ndarray:
    return np.concatenate(list(decode(file)[1]))


@pytest.mark.parametrize("algorithm", ["es256", "ed25519"])
@pytest.mark.parametrize("audio_format", FORMATS)
def test_everything_survives_signing(tmp_path: Path, audio_format: str, algorithm: str) -> None:
    file = tagged(tmp_path, audio_format)
    before, heard, chapters = fingerprint(file), sound(file), read_tags(file, 1.5).chapters
    sidecar = sign(file, claim(), identity(algorithm))
    assert (sidecar is not None) == (audio_format == "opus")
    assert fingerprint(file) == before
    assert np.array_equal(sound(file), heard)
    tags = read_tags(file, 1.5)
    assert tags.fields["title"] == TITLE
    assert LONG_TEXT in tags.fields["lyrics"]
    assert tags.has_cover
    assert tags.chapters == chapters
    assert [chapter.title for chapter in chapters] == [chapter.title for chapter in CHAPTERS]
    found = verified(file)
    assert found.state is State.TRUSTED
    assert not found.problems
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("audio_format", FORMATS)
def test_an_independent_reader_agrees(tmp_path: Path, audio_format: str) -> None:
    file = tagged(tmp_path, audio_format)
    sidecar = sign(file, claim(), identity())
    root = own_anchors().decode()

    def report(data: Path) -> Mapping[str, Any]:
        if sidecar is None:
            return verify_independently(str(data), trust_pem=root, no_default_trust=True)
        return verified_detached(data.read_bytes(), sidecar.read_bytes(), root)

    found = report(file)
    assert (found["integrity"], found["signature"], found["hard_binding"]) == (
        "valid", "valid", "match",
    )  # fmt: skip
    assert found["trust"]["status"] == "valid_for_supplied_material"
    changed = file.with_name(f"changed.{audio_format}")
    whole = file.read_bytes()
    at = _sound_at(whole, audio_format)
    changed.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert report(changed)["integrity"] != "valid"


def verified_detached(data: bytes, store: bytes, root: str) -> Mapping[str, Any]:
    options = json.dumps({"trust_pem": root, "no_default_trust": True})
    found = _native.verify_detached_bytes(data, store, "audio/ogg", options)
    report: Mapping[str, Any] = json.loads(found)
    return report


@pytest.mark.parametrize("audio_format", FORMATS)
def test_any_change_is_tampering(tmp_path: Path, audio_format: str) -> None:
    file = tagged(tmp_path, audio_format)
    sign(file, claim(), identity())
    whole = file.read_bytes()

    def edited_title() -> None:
        audio = mutagen.File(file)
        if "TIT2" in audio.tags:
            audio.tags["TIT2"].text = ["Another"]
        else:
            audio["\xa9nam" if audio_format == "m4a" else "TITLE"] = "Another"
        audio.save()

    def flipped() -> None:
        at = _sound_at(whole, audio_format)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])

    def appended() -> None:
        file.write_bytes(whole + b"\0")

    def cut() -> None:
        file.write_bytes(whole[:-1])

    changes: list[Callable[[], None]] = [edited_title, flipped, appended, cut]
    for change in changes:
        change()
        assert verified(file).state is State.TAMPERED, change.__name__
        file.write_bytes(whole)
    assert verified(file).state is State.TRUSTED


def _sound_at(data: bytes, audio_format: str) -> int:
    """A byte well inside the sound."""
    if audio_format == "m4a":
        return data.index(b"mdat") + 2000
    if audio_format == "wav":
        return data.index(b"data") + 2001
    return len(data) - 2000


def test_what_is_claimed_is_read_back(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    sign(file, claim(), identity())
    found = verified(file)
    assert (found.signer, found.organisation) == ("Газета Ранок", "Газета Ранок")
    assert found.generator == "audio_news 1.2.3"
    assert found.source_type.endswith("/trainedAlgorithmicMedia")
    assert found.claimed_at == "2026-11-24T12:00:00Z"
    assert found.heard == ((0.25, 0.5, "Це аудіо створено."),)
    assert found.metadata["dc:title"] == TITLE
    assert found.metadata["dc:publisher"] == "Ранок"
    assert found.metadata["schema:isBasedOn"]["schema:sha256"] == "cd" * 32
    assert found.metadata["schema:isBasedOn"]["schema:url"] == "https://example.com/мiст"
    voice = found.metadata["schema:instrument"][0]
    assert (voice["schema:name"], voice["schema:license"]) == ("heart", "Apache-2.0")
    assert set(found.assertions) == {"c2pa.actions.v2", "cawg.metadata"}


def test_timed_lyrics_are_never_lost_silently(tmp_path: Path) -> None:
    """c2pa-python drops them, and with UTF-8 in them every other frame too."""
    file = tagged(tmp_path, "mp3", timed=True)
    whole = file.read_bytes()
    assert ID3(file).getall("SYLT")
    with pytest.raises(LabelError, match=r"would have lost or changed its tags: .*SYLT"):
        sign(file, claim(), identity())
    assert file.read_bytes() == whole
    assert verified(file).state is State.ABSENT
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_timed_lyrics_stay_in_a_signed_wav(tmp_path: Path) -> None:
    file = tagged(tmp_path, "wav", timed=True)
    sign(file, claim(), identity())
    frames = mutagen.File(file).tags.getall("SYLT")
    assert isinstance(frames[0], SYLT)
    assert verified(file).state is State.TRUSTED


def test_a_signer_who_is_not_known_is_valid_and_not_trusted(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    sign(file, claim(), identity())
    found = verify(file)
    assert found.state is State.VALID
    assert found.problems == ("signingCredential.untrusted",)


def test_another_ones_root_may_be_trusted(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    other = create(theirs, "Other", "ed25519", b"")
    file = tagged(tmp_path, "flac")
    sign(file, claim(), other)
    assert verify(file).state is State.VALID
    assert verify(file, anchors=own_anchors(theirs)).state is State.TRUSTED


def test_signed_again_the_former_manifest_is_replaced(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    signer = identity()
    sign(file, claim(title="First"), signer)
    size = file.stat().st_size
    sign(file, claim(title="Again"), signer)
    assert verified(file).metadata["dc:title"] == "Again"
    assert abs(file.stat().st_size - size) < 200


def test_a_sidecar_of_another_file_is_tampering(tmp_path: Path) -> None:
    file = tagged(tmp_path, "opus")
    sign(file, claim(), identity())
    other = tagged(tmp_path, "opus", text="Other words.")
    assert verified(other).state is State.TAMPERED
    sidecar_of(file).write_bytes(b"jumdc2pa no manifest")
    assert verified(file).state is State.TAMPERED
    sidecar_of(file).unlink()
    assert verified(file).state is State.ABSENT


def test_a_manifest_is_found_wherever_reading_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.bin"
    for size in range(5, 16):
        monkeypatch.setattr("audio_news.label.verifying.SCAN_BYTES", size)
        file.write_bytes(b"x" * 29 + b"jumdc2pa" + b"y" * 29)
        assert holds_store(file)
        file.write_bytes(b"x" * 29 + b"jumdc2p" + b"y" * 29)
        assert not holds_store(file)


def test_a_time_stamp_is_asked_for_and_checked(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    signer = identity()
    with time_stamping() as (address, authority):
        sign(file, claim(), signer, timestamp=address)
    found = verified(file)
    assert found.state is State.TRUSTED
    assert found.signed_at
    assert not found.time_trusted
    assert verify(file, anchors=own_anchors() + authority.root).time_trusted
    report = verify_independently(
        str(file),
        trust_pem=own_anchors().decode(),
        tsa_trust_pem=authority.root.decode(),
        no_default_trust=True,
    )
    codes = {item["code"] for item in report["validation_results"]["success"]}
    assert {"timeStamp.validated", "timeStamp.trusted", "claimSignature.validated"} <= codes


def test_an_authority_that_does_not_answer_stops_it(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    whole = file.read_bytes()
    with pytest.raises(LabelError, match="cannot be signed"):
        sign(file, claim(), identity(), timestamp="http://127.0.0.1:9/")
    assert file.read_bytes() == whole


def test_a_file_that_is_no_audio(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    file.write_text("no audio")
    with pytest.raises(LabelError, match="cannot be signed: it is no MP3"):
        sign(file, claim(), identity())


def test_the_order_of_chapters_counts(tmp_path: Path) -> None:
    file = tagged(tmp_path, "mp3")
    shuffled = tmp_path / "shuffled.mp3"
    shutil.copy(file, shuffled)
    tags = ID3(shuffled)
    chapter = tags["CHAP:chp01"]
    chapter.sub_frames.add(TIT2(encoding=3, text=["x" * 500]))
    tags.save()
    assert fingerprint(file).differences(fingerprint(shuffled)) == ["CHAP:chp01"]
    first = fingerprint(file)
    moved = type(first)(first.values, first.order[::-1])
    assert first.differences(moved) == ["the order of the chapters"]


def test_an_identity_shows_no_key() -> None:
    signer = identity()
    assert isinstance(signer, Identity)
    assert "PRIVATE" not in repr(signer)
