"""Signing a finished file: the last thing that is done to it.

c2pa-python writes a C2PA manifest into an MP3, M4A, WAV or FLAC file, which covers every other
byte of it; an Ogg file gets one beside it, as <name>.c2pa.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from audio_news.errors import LabelError
from audio_news.label.c2pa_context import context, installed
from audio_news.label.identity import Identity, own_anchors
from audio_news.label.kinds import MEDIA_TYPES, Kind, kind_of
from audio_news.label.manifest import PARENT, Claim, definition
from audio_news.label.readback import fingerprint
from audio_news.label.verifying import State, verify

BESIDE = frozenset({Kind.OPUS, Kind.VORBIS})
"""Kinds that hold no manifest."""


def sidecar_of(file: Path) -> Path:
    """Where the manifest of a file stands that cannot hold one."""
    return file.with_suffix(".c2pa")


def sign(
    file: Path,
    claim: Claim,
    identity: Identity,
    *,
    timestamp: str = "",
    parent: Path | None = None,
) -> Path | None:
    """Sign a file in place; for an Ogg file, return the manifest that now stands beside it.

    `timestamp` is the address of a time-stamp authority (RFC 3161), `parent` the file as it was
    before it was labelled, whose own manifest is kept inside. Raises LabelError, and leaves the
    file as it was, where it cannot be signed or its tags would not be the same afterwards.
    """
    kind = kind_of(file)
    if kind not in MEDIA_TYPES:
        raise LabelError(
            f"{file.name} cannot be signed: it is no MP3, M4A, WAV, FLAC or Ogg file",
            hint="Convert it first.",
        )
    work = Path(tempfile.mkdtemp(prefix=".signing-", dir=file.parent))
    signed = work / file.name
    try:
        manifest = _signed(file, signed, kind, definition(claim), identity, timestamp, parent)
        if kind in BESIDE:
            sidecar = work / "manifest.c2pa"
            sidecar.write_bytes(manifest)
            _check(file, file, sidecar)
            os.replace(sidecar, sidecar_of(file))
            return sidecar_of(file)
        _check(file, signed, None)
        os.replace(signed, file)
        return None
    except OSError as err:
        raise LabelError(
            f"{file.name} cannot be signed: {err.strerror or err}",
            hint="Make room on the disk, or choose another folder.",
        ) from err
    finally:
        for left in work.iterdir():
            left.unlink()
        with suppress(OSError):
            work.rmdir()


def _signed(
    file: Path,
    target: Path,
    kind: Kind,
    manifest: dict[str, Any],
    identity: Identity,
    timestamp: str,
    parent: Path | None,
) -> bytes:
    """Write the signed file to `target` and return its manifest store."""
    c2pa = installed()
    try:
        info = c2pa.C2paSignerInfo(
            identity.algorithm, identity.chain, identity.key, timestamp or None
        )
        signer = c2pa.Signer.from_info(info)
        with (
            context(anchors=own_anchors(), signer=signer) as ctx,
            c2pa.Builder(manifest, ctx) as builder,
            file.open("rb") as source,
            target.open("w+b") as out,
        ):
            if parent is not None:
                _add_parent(builder, parent)
            if kind in BESIDE:
                builder.set_no_embed()
            store: bytes = builder.sign(MEDIA_TYPES[kind], source, out)
            out.flush()
            os.fsync(out.fileno())
            return store
    except c2pa.C2paError as err:
        raise LabelError(
            f"{file.name} cannot be signed: {err}",
            hint="Check the identity with audio-news identity show"
            + (f", and that {timestamp} answers." if timestamp else "."),
        ) from err


def _add_parent(builder: Any, parent: Path) -> None:
    media_type = MEDIA_TYPES[kind_of(parent)]
    described = {"title": parent.name, "relationship": "parentOf", "label": PARENT}
    with parent.open("rb") as stream:
        builder.add_ingredient(described, media_type, stream)


def _remedy(lost: Sequence[str]) -> str:
    if any(name.startswith("SYLT") for name in lost):  # the signer then drops every tag
        return "Remove its timed words (SYLT), make an episode of ours again with --overwrite"
    return "Leave these tags out"


def _check(before: Path, after: Path, sidecar: Path | None) -> None:
    """Raise LabelError where signing changed a tag or the signature does not hold."""
    lost = fingerprint(before).differences(fingerprint(after))
    if lost:
        raise LabelError(
            f"Signing {before.name} would have lost or changed its tags: {', '.join(lost)}",
            hint=f"The file stays as it was. {_remedy(lost)}, or leave out the signature with"
            ' signing.identity = "none".',
        )
    found = verify(after, sidecar=sidecar, anchors=own_anchors())
    if found.state not in (State.VALID, State.TRUSTED):
        problems = ", ".join(found.problems) or found.state
        raise LabelError(
            f"The signature of {before.name} does not hold: {problems}",
            hint="Check the identity with audio-news identity show.",
        )
