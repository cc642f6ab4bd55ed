"""An article written for the voice: the script room's one door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from audio_news.errors import ScriptError
from audio_news.models import Article, Block, Role, Script, Skipped, Spoken, Utterance
from audio_news.script.dateline import dateline
from audio_news.script.lexicon import Lexicon, apply
from audio_news.script.phrases import breaths
from audio_news.script.reminders import Group, with_reminders
from audio_news.script.romanise import romanised
from audio_news.script.sentences import split
from audio_news.script.spoken import Manner, say
from audio_news.settings import PauseSettings, ReadingSettings, Settings

LONGEST = 2_000_000
"""Characters of one article: about forty hours of speech."""
LEFT_OUT = {
    Role.CAPTION: "a caption; the show's reading.captions is off",
    Role.TABLE: "a table; the show's reading.tables is off",
    Role.CODE: "code",
}
CYRILLIC = frozenset({"uk", "ru", "bg", "be", "sr", "mk", "kk", "ky", "mn", "tg"})
BYLINE = {"en": "By {}.", "uk": "Автор: {}.", "de": "Von {}.", "fr": "Par {}.", "es": "Por {}.",
          "pl": "Autor: {}."}  # fmt: skip


def write(article: Article, settings: Settings, lexicon: Lexicon) -> Script:
    """The article as utterances in the order they are heard.

    Raises ScriptError where nothing is left to say, or far too much.
    """
    if (length := sum(len(block.text) for block in article.blocks)) > LONGEST:
        raise ScriptError(
            f"{article.source or article.title!r} has {length:,} characters, {LONGEST:,} at most",
            hint="Split it into several articles.",
        )
    writer = _Writer(article, settings, lexicon)
    utterances = tuple(writer.utterances())
    if not any(utterance.block is not None for utterance in utterances):
        raise ScriptError(
            f"Nothing of {article.source or article.title!r} can be read aloud",
            hint="See what was skipped: audio-news script.",
        )
    return Script(article, utterances, (*article.skipped, *writer.skipped))


class _Writer:
    """The state of one article's writing: what was left out so far."""

    def __init__(self, article: Article, settings: Settings, lexicon: Lexicon) -> None:
        self.article, self.settings, self.lexicon = article, settings, lexicon
        self.language = article.language.split("-")[0].lower()
        self.manner = Manner(urls=settings.reading.urls, emoji=settings.reading.emoji)
        self.skipped: list[Skipped] = []

    def utterances(self) -> Iterator[Utterance]:
        disclosure, voice = self.settings.disclosure, self.settings.voice
        groups = self._groups()
        if not disclosure.reminder_minutes or disclosure.place == "nowhere":
            return (utterance for group in groups for utterance in group)
        return with_reminders(
            groups,
            self._disclosure,
            every_s=60 * disclosure.reminder_minutes,
            pace_of=lambda role: voice.pace * self.settings.cast.part(role).pace,
        )

    def _groups(self) -> Iterator[Group]:
        """What is said of each block, and each line of the show's own."""
        place = self.settings.disclosure.place
        if place == "start":
            yield [self._disclosure()]
        blocks = list(enumerate(self.article.blocks))
        if blocks and blocks[0][1].role is Role.HEADLINE:
            yield list(self._block(*blocks.pop(0)))
        else:
            yield list(self._line(Role.HEADLINE, self.article.title))
        if place == "after headline":
            yield [self._disclosure()]
        if self.settings.reading.byline and self.article.byline:
            line = BYLINE.get(self.language, "{}.").format(self.article.byline)
            yield list(self._line(Role.BYLINE, line))
        if self.settings.reading.date:
            yield list(self._line(Role.TIME, dateline(self.article.published, self.language)))
        for index, block in blocks:
            yield list(self._block(index, block))
        if place == "end":
            yield [self._disclosure()]

    def _block(self, index: int, block: Block) -> Iterator[Utterance]:
        if block.role in LEFT_OUT and not _is_read(block.role, self.settings.reading):
            self.skipped.append(Skipped(block.text, LEFT_OUT[block.role], block.role))
            return
        yield from self._line(block.role, block.text, index)

    def _disclosure(self) -> Utterance:
        text = self.settings.disclosure.said(self.article.language)
        return next(self._line(Role.DISCLOSURE, text, whole=True))

    def _line(
        self, role: Role, text: str, index: int | None = None, *, whole: bool = False
    ) -> Iterator[Utterance]:
        """A block or a line of the show's own, a breath at a time; `whole` keeps it in one."""
        pauses = self.settings.pauses
        pieces = [(0, text, True)] if whole else list(_pieces(text, self.language))
        spoken = [(offset, self._spoken(piece), ends) for offset, piece, ends in pieces]
        spoken = [(offset, said, ends) for offset, said, ends in spoken if said.words]
        voice = self.settings.voice_for(role, self.article.language)
        for number, (offset, said, ends) in enumerate(spoken, start=1):
            last = number == len(spoken)
            pause_s = _pause_s(role, last, ends, pauses)
            yield Utterance(role, said, voice, pause_s, index, offset)

    def _spoken(self, text: str) -> Spoken:
        said = say(text, self.language, manner=self.manner)
        if self.language not in CYRILLIC:
            said = romanised(said)
        return closed(apply(said, self.lexicon))


def closed(spoken: Spoken) -> Spoken:
    """With a full stop where nothing ends it, so that the voice comes to rest."""
    if spoken.text and spoken.text[-1] not in ".!?…,;:—":
        return replace(spoken, text=spoken.text + ".")
    return spoken


def _pieces(text: str, language: str) -> Iterator[tuple[int, str, bool]]:
    """(offset, text, whether a sentence ends with it) of what is said in one breath."""
    for sentence in split(text, language):
        spans = breaths(sentence.text)
        for number, breath in enumerate(spans, start=1):
            words = breath.text.strip()
            indent = len(breath.text) - len(breath.text.lstrip())
            if words:
                yield sentence.start + breath.start + indent, words, number == len(spans)


def _is_read(role: Role, reading: ReadingSettings) -> bool:
    return {Role.CAPTION: reading.captions, Role.TABLE: reading.tables}.get(role, False)


def _pause_s(role: Role, last: bool, ends: bool, pauses: PauseSettings) -> float:
    if not ends:
        return pauses.breath_s
    if not last:
        return pauses.sentence_s
    return {
        Role.HEADLINE: pauses.headline_s,
        Role.DISCLOSURE: pauses.disclosure_s,
        Role.HEADING: pauses.heading_s,
        Role.BYLINE: pauses.byline_s,
        Role.TIME: pauses.byline_s,
        Role.QUOTE: pauses.quote_s,
    }.get(role, pauses.paragraph_s)
