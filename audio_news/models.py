"""The frozen values that flow from room to room.

    Article -> Script -> Clips -> Programme -> Episode

Each is made by one room and only read by the next. Positions in text count characters
(Unicode code points) from 0, ends excluded; times are seconds; audio is mono float32 and
never travels without its rate in Hz.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_news.columns import columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]


class Role(StrEnum):
    """What a piece of a page is to its article."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIME = "time"
    DISCLOSURE = "disclosure"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    LIST = "list"
    CAPTION = "caption"
    NOTE = "note"
    TABLE = "table"
    CODE = "code"
    RELATED = "related"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item of an article, as written, white space folded."""

    role: Role
    text: str
    why: str = ""
    """What spoke for the role, for an editor who asks."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A piece of the source that will not be read aloud, and the reason."""

    text: str
    why: str
    role: Role = Role.FURNITURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What an editor would have read aloud, with what is known about it.

    `blocks` begins with the headline where there is one and holds no byline, related link or
    furniture: those are in their own fields or in `skipped`. The one time it may hold is the
    notice of a correction.
    """

    title: str
    blocks: tuple[Block, ...]
    source: str = ""
    """Where it came from: a path, a URL, or "-"."""
    byline: str | None = None
    published: str | None = None
    """ISO 8601, as precise as the source: "2024-11-15", "2024-11-15T16:09", "...T16:09+02:00"."""
    modified: str | None = None
    language: str = "en"
    """BCP 47 tag."""
    url: str | None = None
    """Canonical address."""
    site: str | None = None
    image: str | None = None
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word as it is said, tied to the written characters it came from.

    `text == spoken.text[start:end]`, and `spoken.written[source_start:source_end]` is what
    it was written as; words made from one written item ("2024") share its span.
    """

    text: str
    start: int
    end: int
    source_start: int
    source_end: int
    ipa: str = ""
    """Phonemes in IPA that overrule the voice's own reading; empty where it may choose."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Written characters that are not said, and the reason."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of text as written and as it is said.

    `text` is words and phrasing marks (, . ; : ? ! and dashes) only. `words` is in order,
    in both `text` and `written`; whatever it is given as, it is kept as columns.
    """

    written: str
    text: str
    words: Sequence[SpokenWord]
    dropped: tuple[Dropped, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", columns(SpokenWord, self.words))

    def __str__(self) -> str:
        return self.text

    def __iter__(self) -> Iterator[SpokenWord]:
        return iter(self.words)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the voice says in one breath: usually a sentence."""

    role: Role
    spoken: Spoken
    voice: str
    pause_after_s: float
    block: int | None = None
    """Index into the article's blocks; None for a line of the show's own."""
    offset: int = 0
    """Where `spoken.written` begins in that block's text."""


@dataclass(frozen=True, slots=True)
class Script:
    """An article written for the voice."""

    article: Article
    utterances: tuple[Utterance, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken word and when it is heard; `source_start`/`source_end` as in SpokenWord."""

    text: str
    start_s: float
    end_s: float
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Clip:
    """One utterance as sound: float32 mono samples in [-1, 1] of shape (n,), and its words."""

    samples: Samples
    rate_hz: int
    words: tuple[Word, ...]
    warnings: tuple[str, ...] = ()
    reused: bool = False
    """True where it was spoken in an earlier run and kept."""

    @property
    def duration_s(self) -> float:
        return len(self.samples) / self.rate_hz


@dataclass(frozen=True, slots=True)
class Cue:
    """When an utterance is heard in the programme; word times count from its start too.

    `words`, whatever it is given as, is kept as columns.
    """

    role: Role
    written: str
    spoken: str
    start_s: float
    end_s: float
    words: Sequence[Word]
    block: int | None = None
    """Index into the article's blocks; None for a line of the show's own."""
    offset: int = 0
    """Where `written` begins in that block's text."""
    voice: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", columns(Word, self.words))


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Programme:
    """The assembled and mastered audio in a file of its own, before it is labelled."""

    file: Path
    duration_s: float
    loudness_lufs: float
    """Integrated, ITU-R BS.1770, measured on the decoded file."""
    true_peak_dbtp: float
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...] = ()
    loudness_range_lu: float = 0.0
    """LRA, EBU Tech 3342."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceUsed:
    """A voice that speaks in an episode, as far as its sound depends on it."""

    name: str
    engine: str
    engine_version: str
    model: str
    language: str
    licence: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How an episode was made: with its article, enough to make the same file again."""

    version: str
    """Of audio_news."""
    settings: Mapping[str, Any]
    """As a show file would hold them."""
    voices: tuple[VoiceUsed, ...]
    files: Mapping[str, str]
    """SHA-256 of each jingle, cover and other file that went in, by its path."""
    lexicon: Mapping[str, str]
    """What the lexicon said of the words of this article: as written, to IPA."""
    packages: Mapping[str, str]
    """Versions of the packages that the sound depends on."""
    digital_source_type: str = ""
    """IPTC's term for what the sound is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An earlier state of an episode that was made again."""

    made_at: str
    """ISO 8601, UTC."""
    sha256: str
    title: str
    changed: tuple[str, ...] = ()
    """Sentences, as written, that the next state says and this one did not."""
    corrected: bool = True
    """Whether the article's text is another in the next state, and not only how it is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A finished file and everything said of it; `record` beside it holds the same as JSON."""

    article: Article
    guid: str
    """Stays the same however often the article is corrected."""
    made_at: str
    """ISO 8601, UTC."""
    file: Path
    record: Path
    sha256: str
    size_bytes: int
    duration_s: float
    loudness_lufs: float
    true_peak_dbtp: float
    loudness_range_lu: float = 0.0
    voice: str
    """The main one; `provenance` names all."""
    engine: str
    utterances: int
    disclosure: str = ""
    """The line that says how it was made, as said and shown."""
    warnings: tuple[str, ...]
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...] = ()
    clips_spoken: int = 0
    """Utterances that were spoken for this episode; the others were kept from before."""
    clips_reused: int = 0
    episode_number: int | None = None
    """32 bits, carried by the watermark; None where the sound has none."""
    signed: bool = False
    """Whether the file, or the sidecar beside it, holds a signed manifest."""
    provenance: Provenance
    revisions: tuple[Revision, ...] = ()
    """Oldest first."""
    respoken: tuple[Mapping[str, Any], ...] = ()
    """What a check of single sentences found and what was tried, a sentence each."""
    unchanged: bool = False
    """True where the same article was already there, made the same way, and was kept."""

    @property
    def corrected_at(self) -> str:
        """When it was made of the text that it has now; "" where it never had another."""
        made = [*(revision.made_at for revision in self.revisions), self.made_at]
        after = zip(self.revisions, made[1:], strict=True)
        return max((at for revision, at in after if revision.corrected), default="")

    @property
    def source(self) -> str:
        return self.article.source

    @property
    def title(self) -> str:
        return self.article.title

    @property
    def byline(self) -> str | None:
        return self.article.byline

    @property
    def published(self) -> str | None:
        return self.article.published

    @property
    def language(self) -> str:
        return self.article.language

    @property
    def url(self) -> str | None:
        return self.article.url
