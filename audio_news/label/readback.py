"""A file's tags read back: what they say, what they say of its making, and a fingerprint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from audio_news.errors import LabelError
from audio_news.label import atoms, id3, riff, vorbis
from audio_news.label.heard import Heard, read
from audio_news.label.kinds import Kind, kind_of
from audio_news.label.labels import DISCLOSURE_FIELD, HEARD_FIELD, SOURCE_TYPE_FIELD
from audio_news.label.tags import open_tags
from audio_news.models import Chapter
from audio_news.settings import DISCLOSURES

NAMES = {
    "title": ("TIT2", "TITLE", "\xa9nam"),
    "artist": ("TPE1", "ARTIST", "\xa9ART"),
    "album": ("TALB", "ALBUM", "\xa9alb"),
    "date": ("TDRC", "DATE", "\xa9day"),
    "genre": ("TCON", "GENRE", "\xa9gen"),
    "language": ("TLAN", "LANGUAGE", f"{atoms.FREE_FORM}LANGUAGE"),
    "copyright": ("TCOP", "COPYRIGHT", "cprt"),
    "url": ("WOAS", "CONTACT", f"{atoms.FREE_FORM}URL"),
    "encoder": ("TSSE", "ENCODER", "\xa9too"),
    "comment": ("COMM", "COMMENT", atoms.COMMENT),
    "lyrics": ("USLT", "LYRICS", "\xa9lyr"),
}
"""A plain name, and what ID3, Vorbis comments and MPEG-4 call it."""
NOT_TEXT = ("APIC", "PRIV", "GEOB", "CHAP", "CTOC", "SYLT", "covr", "METADATA_BLOCK_PICTURE",
            "MCDI", "UFID", "POPM", "RVA2")  # fmt: skip
COVERS = ("APIC", "COVR", "METADATA_BLOCK_PICTURE")
AIGC_FIELD = "AIGC"
"""The implicit label of China's GB 45438-2025, a JSON object."""
CHAPTER_FIELD = re.compile(r"CHAPTER\d+(NAME)?")
STORE_OBJECTS = ("application/c2pa", "application/x-c2pa-manifest-store")


@dataclass(frozen=True, slots=True)
class Notice:
    """A place in the tags that says how the sound was made."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file's tags say; fields of other names keep their own."""

    fields: Mapping[str, str]
    chapters: tuple[Chapter, ...] = ()
    notices: tuple[Notice, ...] = ()
    heard: tuple[Heard, ...] = ()
    """Where the disclosure is spoken, by a note on sound of this length."""
    has_cover: bool = False


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Every tag of a file by name, and the order of those whose order matters."""

    values: Mapping[str, str]
    order: tuple[str, ...]

    def differences(self, after: Fingerprint) -> list[str]:
        """The names of tags that `after` lacks, has changed, or has in addition."""
        names = [name for name in self.values if after.values.get(name) != self.values[name]]
        names += [name for name in after.values if name not in self.values]
        return names if names or self.order == after.order else ["the order of the chapters"]


def read_tags(file: Path, duration_s: float) -> Tags:
    """The tags of a file; none where it has none or is of a kind that is not tagged here.

    Raises LabelError where they cannot be read.
    """
    kind = kind_of(file)
    audio = _opened(file, kind)
    listed = riff.info(file) if kind is Kind.WAV else {}
    if audio is None or audio.tags is None:
        return Tags(listed)
    raw = dict(_texts(audio.tags, kind))
    plain = {own: name for name, theirs in NAMES.items() for own in theirs}
    fields: dict[str, str] = {}
    note = ""
    for name, text in raw.items():
        if _base(name) == HEARD_FIELD.casefold():
            note = text
        elif not CHAPTER_FIELD.fullmatch(name):  # they are in `chapters`
            fields.setdefault(plain.get(name, name), text)
    return Tags(
        listed | fields,
        _chapters(audio, kind, duration_s),
        tuple(_notices(raw)),
        read(note, duration_s),
        bool(getattr(audio, "pictures", ()))
        or any(
            name.split(":")[0].upper() in COVERS
            for name in audio.tags.keys()  # noqa: SIM118
        ),
    )


def fingerprint(file: Path) -> Fingerprint:
    """Every tag of a file but a manifest. Raises LabelError where they cannot be read."""
    kind = kind_of(file)
    audio = _opened(file, kind)
    if audio is None or audio.tags is None:
        return Fingerprint({}, ())
    values = {
        name: sha256(repr(value).encode("utf-8", "backslashreplace")).hexdigest()
        for name, value in _all(audio.tags, kind)
    }
    for number, picture in enumerate(getattr(audio, "pictures", ())):
        values[f"picture {number + 1}"] = sha256(picture.write()).hexdigest()
    for number, chapter in enumerate(getattr(audio, "chapters", None) or ()):
        values[f"chapter {number + 1}"] = f"{chapter.start} {chapter.title}"
    return Fingerprint(values, tuple(name for name in values if name.startswith("CHAP")))


def _opened(file: Path, kind: Kind) -> Any:
    from mutagen import MutagenError

    try:
        return open_tags(file, kind)
    except (MutagenError, OSError, ValueError) as err:
        raise LabelError(f"The tags of {file} cannot be read: {err}") from err


def _all(tags: Any, kind: Kind) -> list[tuple[str, Any]]:
    if kind in (Kind.MP3, Kind.WAV):
        return [(name, frame) for name, frame in tags.items() if not _is_store(frame)]
    if kind is Kind.M4A:
        return list(tags.items())
    return [(name, tags[name]) for name in dict.fromkeys(name.upper() for name, _ in tags)]


def _is_store(frame: Any) -> bool:
    return frame.FrameID == "GEOB" and frame.mime in STORE_OBJECTS


def _texts(tags: Any, kind: Kind) -> list[tuple[str, str]]:
    """Every tag that is text, under the name its format gives it."""
    found: list[tuple[str, str]] = []
    for name, value in _all(tags, kind):
        if name.split(":")[0] in NOT_TEXT:
            continue
        short = _short(name, kind)
        is_taken = any(short == other for other, _ in found)
        found.append((name if is_taken else short, _text(value, kind)))
    return found


def _short(name: str, kind: Kind) -> str:
    """ID3's keys end in a description and a language, of which the empty ones say nothing."""
    if kind not in (Kind.MP3, Kind.WAV):
        return name
    frame, _, rest = name.partition(":")
    if frame in ("COMM", "USLT"):
        description = rest.rpartition(":")[0]
        return f"{frame}:{description}" if description else frame
    return name


def _text(value: Any, kind: Kind) -> str:
    if kind in (Kind.MP3, Kind.WAV):
        texts = getattr(value, "text", None)
        if isinstance(texts, list):
            return "\n".join(map(str, texts))
        return str(getattr(value, "url", None) or texts or value)
    items = value if isinstance(value, list) else [value]
    return "\n".join(
        bytes(item).decode("utf-8", "replace") if isinstance(item, bytes) else str(item)
        for item in items
    )


def _notices(raw: Mapping[str, str]) -> list[Notice]:
    """The fields that say how the sound was made; a comment only where it says what we say."""
    own = (DISCLOSURE_FIELD, SOURCE_TYPE_FIELD, AIGC_FIELD)
    names = {name.casefold() for name in own}
    found = {name: text for name, text in raw.items() if _base(name) in names}
    known = {*DISCLOSURES.values(), *found.values()}
    for name in NAMES["comment"]:
        for line in raw.get(name, "").split("\n"):
            if line in known:
                found.setdefault(name, line)
    return [Notice(name, text) for name, text in found.items()]


def _base(name: str) -> str:
    """A field's own name: "TXXX:AI-DISCLOSURE" and "----:com.apple.iTunes:AI-DISCLOSURE" alike."""
    return name.removeprefix("TXXX:").removeprefix(atoms.FREE_FORM).casefold()


def _chapters(audio: Any, kind: Kind, duration_s: float) -> tuple[Chapter, ...]:
    if kind in (Kind.MP3, Kind.WAV):
        return id3.read_chapters(audio.tags)
    if kind is Kind.M4A:
        return atoms.read_chapters(audio, duration_s)
    return vorbis.read_chapters(audio, duration_s)
