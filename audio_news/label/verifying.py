"""Reading a file's signature back: who signed it, what it says, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from audio_news.errors import LabelError
from audio_news.label import certificates
from audio_news.label.c2pa_context import context, installed
from audio_news.label.kinds import MEDIA_TYPES, kind_of
from audio_news.label.manifest import ACTIONS, CREATED, DISCLOSURE_NAME, METADATA, OPENED

STORE_MARK = b"jumdc2pa"
"""How the description of a manifest store begins (ISO 19566-5 box, C2PA's content type)."""
SCAN_BYTES = 1 << 20
BINDING = "c2pa.hash."
"""Assertions that tie the manifest to the file's bytes."""
TIME_TRUSTED = "timeStamp.trusted"
CREDENTIAL = "signingCredential."
"""Of failures that are about who signed, not about what was signed."""


class State(StrEnum):
    """What a signature is worth. UNREAD: there, but nothing here that reads it."""

    TRUSTED = "trusted"
    VALID = "valid"
    TAMPERED = "tampered"
    ABSENT = "absent"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature read back; text fields are empty where it does not say."""

    state: State
    where: str = ""
    """ "in the file", or the name of the manifest beside it."""
    signer: str = ""
    organisation: str = ""
    serial_number: str = ""
    """Of the signer's certificate."""
    algorithm: str = ""
    signed_at: str = ""
    """By a time-stamp authority, ISO 8601."""
    time_trusted: bool = False
    """Whether that authority is trusted here."""
    claimed_at: str = ""
    """By the signer's own clock."""
    generator: str = ""
    source_type: str = ""
    """IPTC's term, as its address."""
    metadata: Mapping[str, Any] = field(default_factory=dict)
    """What is said of the content, as JSON-LD."""
    assertions: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    """C2PA's codes of what does not hold."""

    @property
    def heard(self) -> tuple[tuple[float, float, str], ...]:
        """Where the signer says the disclosure is spoken: (start, end, text), in seconds."""
        parts = self.metadata.get("schema:hasPart", [])
        return tuple(
            (
                float(part["schema:startOffset"]),
                float(part["schema:endOffset"]),
                str(part["schema:text"]),
            )
            for part in parts
            if isinstance(part, dict) and part.get("schema:name") == DISCLOSURE_NAME
        )


def verify(
    file: Path,
    *,
    sidecar: Path | None = None,
    anchors: bytes = b"",
    chains: Sequence[bytes] = (),
) -> Signature:
    """The signature in a file or in the manifest `sidecar`, and what it is worth.

    `anchors` are roots to trust, as PEM. Of each of the `chains`, PEM too, only the first
    certificate is trusted, and not whoever else its authority certified. Nothing is fetched.
    """
    is_inside = holds_store(file)
    if not is_inside and (sidecar is None or not sidecar.is_file()):
        return Signature(state=State.ABSENT)
    where = "in the file" if is_inside or sidecar is None else sidecar.name
    store = None if is_inside or sidecar is None else sidecar.read_bytes()
    found = _verified(file, store, where, anchors)
    if found.state is State.VALID and (issuer := _issuer(found.serial_number, chains)):
        return _verified(file, store, where, anchors + issuer)
    return found


def _issuer(serial_number: str, chains: Sequence[bytes]) -> bytes:
    """The last certificate of the chain whose first has this number: its issuer gave no other."""
    for pem in chains:
        chain = certificates.parse(pem, "a chain")
        if str(chain[0].serial_number) == serial_number:
            return certificates.as_pem(chain[-1])
    return b""


def _verified(file: Path, store: bytes | None, where: str, anchors: bytes) -> Signature:
    try:
        c2pa = installed()
    except LabelError:
        return Signature(state=State.UNREAD, where=where)
    media_type = MEDIA_TYPES.get(kind_of(file), "application/octet-stream")
    try:
        with (
            context(anchors=anchors) as ctx,
            file.open("rb") as stream,
            c2pa.Reader(media_type, stream, store, context=ctx) as reader,
        ):
            report = json.loads(reader.json())
    except c2pa.C2paError as err:
        return Signature(state=State.TAMPERED, where=where, problems=(str(err),))
    return _signature(report, where)


def holds_store(file: Path) -> bool:
    """Whether a manifest store stands in a file, whatever it is worth; reads it in flat memory."""
    seen = b""
    with file.open("rb") as stream:
        while block := stream.read(SCAN_BYTES):
            seen = seen[1 - len(STORE_MARK) :] + block
            if STORE_MARK in seen:
                return True
    return False


def _signature(report: Mapping[str, Any], where: str) -> Signature:
    manifest = report["manifests"][report["active_manifest"]]
    results = report.get("validation_results", {}).get("activeManifest", {})
    failures = [item["code"] for item in results.get("failure", [])]
    assertions = {item["label"]: item["data"] for item in manifest.get("assertions", [])}
    action = _first_action(assertions)
    signer = manifest.get("signature_info", {})
    generators = manifest.get("claim_generator_info") or [{}]
    return Signature(
        state=_state(str(report.get("validation_state", "")), failures),
        where=where,
        signer=str(signer.get("common_name") or ""),
        organisation=str(signer.get("issuer") or ""),
        serial_number=str(signer.get("cert_serial_number") or ""),
        algorithm=str(signer.get("alg") or ""),
        signed_at=str(signer.get("time") or ""),
        time_trusted=any(item["code"] == TIME_TRUSTED for item in results.get("success", [])),
        claimed_at=str(action.get("when") or ""),
        generator=" ".join(
            str(generators[0][key]) for key in ("name", "version") if generators[0].get(key)
        ),
        source_type=str(action.get("digitalSourceType") or ""),
        metadata=assertions.get(METADATA, {}),
        assertions=tuple(label for label in assertions if not label.startswith(BINDING)),
        problems=tuple(dict.fromkeys(failures)),
    )


def _first_action(assertions: Mapping[str, Any]) -> Mapping[str, Any]:
    """The action that tells where the content came from."""
    for label, data in assertions.items():
        if label.startswith(ACTIONS.removesuffix(".v2")):
            for action in data.get("actions", []):
                if action.get("action") in (CREATED, OPENED):
                    found: Mapping[str, Any] = action
                    return found
    return {}


def _state(state: str, failures: list[str]) -> State:
    """Changed content is tampered with; a signer who is not known, or no longer valid, is not."""
    if state == "Trusted":
        return State.TRUSTED
    if state == "Valid" or (failures and all(code.startswith(CREDENTIAL) for code in failures)):
        return State.VALID
    return State.TAMPERED
