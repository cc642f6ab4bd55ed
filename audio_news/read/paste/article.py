"""Lines with roles -> Article: what is read, what goes into its fields, what is skipped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from audio_news.errors import ReadError
from audio_news.models import Article, Block, Role, Skipped
from audio_news.read.alike import letters_of
from audio_news.read.dates import (
    days,
    published_and_modified,
    stamps,
    time_share,
    without_times,
)
from audio_news.read.language import choose
from audio_news.read.names import after_by, clean_byline, is_house, is_job
from audio_news.read.paste import phrases, pictures
from audio_news.read.paste.credits import bare, without_job
from audio_news.read.paste.scorer import Judged
from audio_news.read.paste.structure import Frame
from audio_news.read.reader import ReadOptions
from audio_news.read.source import Source

_READ = frozenset(
    {Role.HEADLINE, Role.STANDFIRST, Role.HEADING, Role.BODY, Role.QUOTE, Role.LIST}
    | {Role.CAPTION, Role.NOTE, Role.TABLE}
)
_TEXT = frozenset({Role.BODY, Role.QUOTE, Role.LIST})
_SKIPPED_BECAUSE = {
    Role.BYLINE: "the byline",
    Role.TIME: "the time of publication",
    Role.DISCLOSURE: "says how the page was made",
    Role.RELATED: "points to another story",
    Role.FURNITURE: "furniture of the site",
}
_TITLE_WORDS = 14
_OVER = 4
"""Lines above the headline in which a day may stand, where there is none below it."""
_SHORT = 400
"""Characters of the lines in which other dates are looked for."""
_PAPERS = frozenset(
    {"chronicle", "courier", "dispatch", "gazette", "herald", "journal", "observer", "register"}
    | {"sentinel", "standard", "telegraph", "times", "tribune"}
)
_LEADS = 7
"""Words of a heading that the text below it may use again, at most."""
_NEAR = 40
"""Lines on either side in which a pull quote's own sentence is looked for."""


def compose(
    judged: Sequence[Judged], frame: Frame, source: Source, options: ReadOptions
) -> Article:
    """Return the article; ReadError where there is no running text."""
    blocks, skipped = _parted(judged)
    if not any(block.role in _TEXT and _words(block.text) for block in blocks):
        raise ReadError(
            f"No article was found in {source.name}",
            hint="Paste the page from its headline to the end of its text.",
        )
    title = next((block.text for block in blocks if block.role is Role.HEADLINE), None)
    published, modified = _dates(judged, frame)
    prose = " ".join(block.text for block in blocks if block.role in _TEXT)
    return Article(
        title=title or _made_title(prose, source),
        blocks=tuple(blocks),
        source=source.name,
        byline=_byline(judged, frame),
        published=published,
        modified=modified,
        language=choose(options.language, None, prose),
        url=source.url,
        skipped=tuple(skipped),
    )


def _parted(judged: Sequence[Judged]) -> tuple[list[Block], list[Skipped]]:
    """Part what is read from what is not; every line of the page is in one of the two."""
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    bodies = [letters_of(line.text) if line.role is Role.BODY else "" for line in judged]
    said: set[str] = set()
    for index, line in enumerate(map(_marked, judged)):
        near = bodies[max(0, index - _NEAR) : index + _NEAR]
        dated = index > 0 and judged[index - 1].role is Role.TIME  # an entry of a live page
        if line.role is Role.HEADING and (dated or _leads(line.text)):
            near = bodies[max(0, index - _NEAR) : index]
        repeated = _repetition(line, blocks, near, said)
        if repeated:
            skipped.append(Skipped(line.text, repeated, line.role))
        elif line.role not in _READ:
            skipped.append(
                Skipped(line.text, f"{_SKIPPED_BECAUSE[line.role]}; {line.why}", line.role)
            )
        elif line.role is Role.CAPTION and pictures.is_credit(line.text):
            skipped.append(Skipped(line.text, f"a picture's credit; {line.why}", Role.CAPTION))
        else:
            blocks.append(Block(line.role, line.text, line.why))
            said.add(letters_of(line.text))
    while blocks and blocks[-1].role is Role.HEADING:
        last = blocks.pop()
        skipped.append(Skipped(last.text, "a heading with nothing under it"))
    headline = [block for block in blocks if block.role is Role.HEADLINE]
    return headline + [block for block in blocks if block.role is not Role.HEADLINE], skipped


def _marked(line: Judged) -> Judged:
    """Give a dash that opens speech, and the number of an item, back to the text."""
    dash = line.marker in ("-", "–", "—") and line.role in _READ - {Role.LIST, Role.QUOTE}
    return replace(line, text=f"{line.marker} {line.text}") if dash else line


def _repetition(
    line: Judged, blocks: Sequence[Block], bodies: Sequence[str], said: set[str]
) -> str:
    """Say what a line repeats, or nothing."""
    letters = letters_of(line.text)
    if line.role not in _READ or not letters:
        return ""
    if letters in said and (
        len(letters) > 30 or (blocks and letters_of(blocks[-1].text) == letters)
    ):
        return "repeats an earlier line"
    if line.role in (Role.STANDFIRST, Role.HEADLINE, Role.CAPTION, Role.NOTE) or len(letters) < 25:
        return ""
    if any(letters in body and len(body) > 1.15 * len(letters) for body in bodies):
        return "repeats the body"
    return ""


def _leads(text: str) -> bool:
    """Whether a heading may have its words from the text below it: a pull quote is a sentence."""
    quoted = text[:1] in tuple("\"“«„'‘")
    return len(text.split()) <= _LEADS and not quoted and text[-1:] not in ".!?"


def _words(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _signed(judged: Sequence[Judged], frame: Frame) -> list[Judged]:
    """Return the lines around the headline that say who and when."""
    near = frame.headline if frame.headline is not None else frame.first
    text = (i for i, line in enumerate(judged) if i > near and line.role is Role.BODY)
    first = max(frame.first, next(text, len(judged)))  # a standfirst may count as text
    # Below the headline first: above it may stand the day of the visit.
    around = [*judged[near : first + 1], *judged[max(0, near - 6) : near]]
    return [line for line in around if line.role in (Role.BYLINE, Role.TIME)]


def _byline(judged: Sequence[Judged], frame: Frame) -> str | None:
    lines = [
        line
        for line in _signed(judged, frame)
        if line.role is Role.TIME or not phrases.is_staff_credit(line.text)
        if after_by(line.text)
        or not (line.text.endswith(".") and len(line.text.split()) > 6)  # about the writer
    ]
    surest = [line for line in lines if after_by(without_times(bare(line.text)))]
    if not surest:  # a name beside the date
        surest = [
            line
            for index, line in enumerate(lines)
            if line.role is Role.BYLINE
            and any(other.role is Role.TIME for other in lines[max(0, index - 1) : index + 2])
        ]
    names = [line for line in lines if line.role is Role.BYLINE]
    times = [index for index, line in enumerate(lines) if line.role is Role.TIME]
    if times and any(line in surest for line in lines[: times[0]]):
        # Those below the date, but right below it, are of a table, a gallery or a tool.
        names = [
            line
            for index, line in enumerate(lines)
            if line in names and (index < times[0] or _beside(judged, line, lines[times[-1]]))
        ]
    if surest and not any(is_house(line.text) for line in surest):
        names = [line for line in names if line in surest or not _is_desk(line.text)]
    names = [n for n in names if after_by(n.text) or not _is_paper(n.text)] or names
    if surest:  # then other lines shaped like names are the page's own, but for those beside it
        names = [line for line in names if any(_beside(judged, line, other) for other in surest)]
    if len(names) > 1:  # a place of one word below a name
        names = [n for n in names if after_by(n.text) or len(n.text.split()) > 1] or names
    alone = [line for line in names if after_by(line.text) or not stamps(line.text)]
    # Beside a name alone, what stands with the date is the place.
    return clean_byline(
        *(without_job(bare(without_times(bare(line.text)))) for line in alone or names)
    )


def _is_paper(text: str) -> bool:
    """Whether a line is the name of the paper, as it stands under the writer's: "Oxmoor Herald"."""
    return text.split()[-1].casefold() in _PAPERS


def _is_desk(text: str) -> bool:
    """Whether a newsroom or a part of one is named, rather than a person: "KQXB North"."""
    first = re.split(r"\s?[,|/·•(]", text)[0]
    short = any(len(word) > 2 and word.isupper() and word != "III" for word in first.split())
    return is_house(first) or (short and not first.isupper())


def _beside(judged: Sequence[Judged], line: Judged, other: Judged) -> bool:
    """Whether two lines follow one another, or are one; each may have a job under it."""
    places = [i for i, each in enumerate(judged) if each is line or each is other]
    between = judged[places[0] + 1 : places[-1]]
    return len(between) < 2 and all(is_job(each.text) for each in between)


def _dates(judged: Sequence[Judged], frame: Frame) -> tuple[str | None, str | None]:
    signed = _signed(judged, frame)
    found = [stamp for line in signed for stamp in stamps(line.text)]
    if not found:  # 03/04/2024: settled where the page names one of the two days elsewhere
        known = {day for line in judged if len(line.text) < _SHORT for day in days(line.text)}
        found = [stamp for line in signed for stamp in stamps(line.text, known)]
    if not found and frame.headline is not None:  # above the tools that stand over the headline
        over = [line.text for line in judged[max(0, frame.headline - _OVER) : frame.headline]]
        found = [stamp for text in over if _is_day(text) for stamp in stamps(text)]
    published, modified = published_and_modified(found)
    return published or _posted(judged), modified


def _is_day(text: str) -> bool:
    """Whether a line is a day alone; with its weekday it may be the day of the visit."""
    return time_share(text) == 1.0 and len(text.split()) <= 3


def _posted(judged: Sequence[Judged]) -> str | None:
    """Return the day that stands right below the text, where it says that it is of publication."""
    last = max((i for i, line in enumerate(judged) if line.role in _TEXT), default=0)
    below = [line for line in judged[last + 1 : last + 3] if line.role is Role.TIME]
    said = [stamp for line in below for stamp in stamps(line.text) if stamp.label == "published"]
    return said[0].iso if said else None


def _made_title(prose: str, source: Source) -> str:
    """Return a title for a text without one: its first sentence, or the file's name."""
    first = re.split(r"(?<=[.!?])\s", prose, maxsplit=1)[0]
    if len(first.split()) <= _TITLE_WORDS:
        return first.rstrip(".")
    stem = PurePath(source.name).stem.replace("-", " ").replace("_", " ").strip()
    return stem if stem else " ".join(first.split()[:_TITLE_WORDS]) + "…"
