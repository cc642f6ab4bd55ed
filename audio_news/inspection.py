"""Any audio file read back: its tags, how it sounds, and every layer of disclosure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from audio_news.errors import LabelError, PublishError
from audio_news.label.heard import SAME_LENGTH_S, heard_in
from audio_news.label.identity import own_anchors, own_chains
from audio_news.label.labels import SOURCE_TYPE_FIELD
from audio_news.label.readback import Notice, Tags, read_tags
from audio_news.label.signing import sidecar_of
from audio_news.label.verifying import Signature, State, verify
from audio_news.metering import Measured, measure
from audio_news.models import Episode
from audio_news.publish import record
from audio_news.publish.files import digest

LAYERS = ("heard", "seen", "signed", "hidden", "trusted")
"""What can be required of a file; "trusted" is a signature by somebody who is trusted here."""


@dataclass(frozen=True, slots=True)
class SpokenNotice:
    """When the disclosure is heard, and how it is worded."""

    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found in a file."""

    file: Path
    tags: Tags
    measured: Measured
    heard: tuple[SpokenNotice, ...]
    heard_by: str
    """Who says so: "record", "signature", "tags", or nobody."""
    signature: Signature
    warnings: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        """Whether the mark is in the sound."""
        return self.measured.mark is not None and self.measured.mark.present

    @property
    def episode_number(self) -> int | None:
        """What the mark carries."""
        return self.measured.mark.payload if self.measured.mark and self.is_marked else None

    def missing(self, layers: Iterable[str]) -> list[str]:
        """Those of `LAYERS` that the file does not have."""
        states = {
            "heard": bool(self.heard),
            "seen": bool(self.tags.notices),
            "signed": self.signature.state in (State.VALID, State.TRUSTED),
            "hidden": self.is_marked,
            "trusted": self.signature.state is State.TRUSTED,
        }
        return [layer for layer in layers if not states[layer]]


def inspect(file: Path, *, trust: bytes = b"") -> Inspection:
    """Read a file back, in one pass and flat memory.

    A signature is trusted where its chain ends in a root of this user's own identities or in one
    of `trust`, certificates as PEM. Raises MixError for a file that is no audio.
    """
    measured = measure(file)
    warnings = [measured.problem] if measured.problem else []
    try:
        tags = read_tags(file, measured.duration_s)
    except LabelError as err:
        tags = Tags({})
        warnings.append(err.message)
    anchors, chains = _own_certificates()
    signature = verify(file, sidecar=sidecar_of(file), anchors=trust + anchors, chains=chains)
    heard, heard_by = _heard(file, measured, signature, tags)
    return Inspection(
        file=file,
        tags=tags,
        measured=measured,
        heard=heard,
        heard_by=heard_by,
        signature=signature,
        warnings=tuple(warnings),
    )


def as_json(found: Inspection) -> dict[str, Any]:
    """What `audio-news inspect --json` prints."""
    measured = found.measured
    return {
        "tags": dict(found.tags.fields),
        "chapters": [
            {"title": c.title, "start_s": round(c.start_s, 3), "end_s": round(c.end_s, 3)}
            for c in found.tags.chapters
        ],
        "duration_s": round(measured.duration_s, 3),
        "loudness_lufs": _rounded(measured.loudness_lufs),
        "true_peak_dbtp": _rounded(measured.true_peak_dbtp),
        "disclosure": {
            "heard": {
                "state": _present(found.heard),
                "source": found.heard_by,
                "cues": [asdict(notice) for notice in found.heard],
            },
            "seen": {
                "state": _present(found.tags.notices),
                "text": seen_text(found.tags.notices),
                "digital_source_type": seen_source_type(found.tags.notices),
                "fields": [asdict(notice) for notice in found.tags.notices],
            },
            "signed": _signed(found.signature),
            "hidden": {
                "state": _present(found.is_marked),
                "episode_number": found.episode_number,
                "confidence_z": measured.mark and round(measured.mark.z, 2),
                "spans_s": measured.mark.spans_s if measured.mark else (),
            },
        },
    }


def seen_text(notices: Iterable[Notice]) -> str:
    """The sentence of the notices, without IPTC's term."""
    return next((n.text for n in notices if not _is_term(n)), "")


def seen_source_type(notices: Iterable[Notice]) -> str:
    """IPTC's term, as its address."""
    return next((n.text for n in notices if _is_term(n)), "")


def _is_term(notice: Notice) -> bool:
    return notice.where.casefold().endswith(SOURCE_TYPE_FIELD.casefold())


def _signed(signature: Signature) -> dict[str, Any]:
    said = signature.metadata
    based_on = said.get("schema:isBasedOn")
    about = based_on if isinstance(based_on, dict) else {}
    fields = {
        "state": signature.state.value,
        "where": signature.where,
        "signer": signature.signer,
        "organisation": signature.organisation,
        "algorithm": signature.algorithm,
        "time": signature.signed_at,
        "time_trusted": signature.time_trusted,
        "claimed_time": signature.claimed_at,
        "claim_generator": signature.generator,
        "digital_source_type": signature.source_type,
        "title": said.get("dc:title", ""),
        "publisher": said.get("dc:publisher", ""),
        "url": about.get("schema:url", ""),
        "text_sha256": about.get("schema:sha256", ""),
        "voices": [
            {"name": voice.get("schema:name", ""), "licence": voice.get("schema:license", "")}
            for voice in said.get("schema:instrument", ())
            if isinstance(voice, dict)
        ],
        "assertions": list(signature.assertions),
        "problems": list(signature.problems),
    }
    return {name: value for name, value in fields.items() if value or name == "state"}


def _heard(
    file: Path, measured: Measured, signature: Signature, tags: Tags
) -> tuple[tuple[SpokenNotice, ...], str]:
    """From the record beside the file where it is this file's, the signature, or the tags.

    The tags of a file that is not what was signed are not believed.
    """
    episode = _record_of(file, measured.duration_s)
    is_signed = signature.state in (State.VALID, State.TRUSTED)
    sources = {
        "record": heard_in(episode.cues) if episode else (),
        "signature": signature.heard if is_signed else (),
        "tags": tags.heard if signature.state is not State.TAMPERED else (),
    }
    for source, heard in sources.items():
        if heard:
            return tuple(SpokenNotice(*notice) for notice in heard), source
    return (), ""


def _record_of(file: Path, duration_s: float) -> Episode | None:
    """The record beside a file, where it is of this sound: the same bytes, or the same length.

    A record of another copy still tells when its sentences are heard.
    """
    note = file.with_suffix(".json")
    try:
        episode, _ = record.loads(note.read_text(encoding="utf-8"), note)
    except (OSError, UnicodeDecodeError, PublishError):
        return None
    is_same = abs(episode.duration_s - duration_s) <= SAME_LENGTH_S
    return episode if is_same or digest(file) == episode.sha256 else None


def _own_certificates() -> tuple[bytes, tuple[bytes, ...]]:
    """This user's roots and chains; none where nothing here reads them, or one is damaged."""
    try:
        return own_anchors(), own_chains()
    except (LabelError, ImportError):
        return b"", ()


def _present(what: object) -> str:
    return "present" if what else "absent"


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 2)
