"""What a signature says of a file: a C2PA manifest's assertions.

C2PA 2.2 (actions, digital source type) and CAWG Metadata Assertion 1.1 (Dublin Core and
schema.org terms as JSON-LD).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from audio_news.models import Article, Cue, Provenance, Role, VoiceUsed
from audio_news.settings import Settings

GENERATOR = "audio_news"
ACTIONS, METADATA = "c2pa.actions.v2", "cawg.metadata"
CREATED, OPENED, WATERMARKED = "c2pa.created", "c2pa.opened", "c2pa.watermarked.unbound"
CONTEXT = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
DISCLOSURE_NAME = "AI disclosure"
PARENT = "parent"
"""What the file made elsewhere is called in the manifest of the labelled one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the signer says of a file. Text fields are empty where there is nothing to say."""

    title: str
    disclosure: str
    source_type: str
    """IPTC's term, as its address."""
    language: str
    """BCP 47."""
    version: str
    """Of audio_news."""
    made_at: str
    """ISO 8601, UTC."""
    publisher: str = ""
    creator: str = ""
    published: str = ""
    rights: str = ""
    url: str = ""
    text_sha256: str = ""
    """Of the article's text; see `text_digest`."""
    voices: tuple[VoiceUsed, ...] = ()
    heard: tuple[Cue, ...] = ()
    """Where the disclosure is spoken."""
    episode_number: int | None = None
    made_elsewhere: bool = False
    """Whether the file was another's before this one labelled it."""


def claim(
    article: Article,
    settings: Settings,
    origin: Provenance,
    *,
    cues: Sequence[Cue],
    made_at: str,
    episode_number: int | None,
) -> Claim:
    """What is claimed of an episode."""
    return Claim(
        title=article.title,
        disclosure=settings.disclosure.said(article.language),
        source_type=origin.digital_source_type,
        language=article.language,
        version=origin.version,
        made_at=made_at,
        publisher=settings.show.name or article.site or "",
        creator=article.byline or "",
        published=article.published or "",
        rights=settings.show.copyright,
        url=article.url or "",
        text_sha256=text_digest(article),
        voices=origin.voices,
        heard=tuple(cue for cue in cues if cue.role is Role.DISCLOSURE),
        episode_number=episode_number,
    )


def text_digest(article: Article) -> str:
    """SHA-256 of the article's blocks as UTF-8, a block a line."""
    text = "\n".join(block.text for block in article.blocks)
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def definition(what: Claim) -> dict[str, Any]:
    """The claim as c2pa's manifest definition."""
    return {
        "title": what.title,
        "claim_generator_info": [{"name": GENERATOR, "version": what.version}],
        "assertions": [
            {"label": ACTIONS, "data": {"actions": _actions(what)}},
            {"label": METADATA, "kind": "Json", "data": _metadata(what)},
        ],
    }


def _actions(what: Claim) -> list[dict[str, Any]]:
    made: dict[str, Any] = {
        "action": OPENED if what.made_elsewhere else CREATED,
        "digitalSourceType": what.source_type,
        "when": what.made_at,
        "description": what.disclosure,
    }
    if what.voices:
        voice = what.voices[0]
        made["softwareAgent"] = {"name": voice.engine, "version": voice.engine_version}
    if what.made_elsewhere:
        made["parameters"] = {"ingredientIds": [PARENT]}
    marked = {"action": WATERMARKED, "when": what.made_at}
    return [made] if what.episode_number is None else [made, marked]


def _metadata(what: Claim) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "dc:title": what.title,
        "dc:publisher": what.publisher,
        "dc:creator": what.creator,
        "dc:date": what.published,
        "dc:rights": what.rights,
        "dc:language": what.language,
        "dc:source": what.url,
        "dc:description": what.disclosure,
        "schema:isBasedOn": _thing("NewsArticle", url=what.url, sha256=what.text_sha256),
        "schema:instrument": [_voice(voice) for voice in what.voices],
        "schema:hasPart": [
            _thing(
                "Clip",
                name=DISCLOSURE_NAME,
                text=cue.written,
                startOffset=round(cue.start_s, 3),
                endOffset=round(cue.end_s, 3),
            )
            for cue in what.heard
        ],
        "schema:identifier": "" if what.episode_number is None else str(what.episode_number),
    }
    return {"@context": CONTEXT} | {name: value for name, value in fields.items() if value}


def _voice(voice: VoiceUsed) -> dict[str, Any]:
    return _thing(
        "SoftwareApplication",
        name=voice.name,
        license=voice.licence,
        softwareVersion=f"{voice.engine} {voice.engine_version}",
        identifier=voice.sha256 and f"sha256:{voice.sha256}",
    )


def _thing(kind: str, **fields: object) -> dict[str, Any]:
    """A schema.org thing with what is known of it; empty where nothing is."""
    known = {f"schema:{name}": value for name, value in fields.items() if value not in ("", None)}
    return {"@type": f"schema:{kind}", **known} if known else {}
