"""An article that was corrected: whether its text changed, what it was, and the line that says so.

The line is a block of the article (`Role.TIME`, which no reader gives), after the headline: the
script room says it where a date is said, after the byline, and record and page show it.
"""

from __future__ import annotations

import json
import logging
import tomllib
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from audio_news.models import Article, Block, Episode, Revision, Role, Script
from audio_news.provenance import now
from audio_news.script.dateline import dateline

logger = logging.getLogger(__name__)


def text_digest(article: Article) -> str:
    """SHA-256 of what an editor wrote: another one where a word changed, not merely a date."""
    blocks = [(block.role, block.text) for block in article.blocks if block.role is not Role.TIME]
    made_of = [article.title, article.byline, article.language, blocks]
    text = json.dumps(made_of, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()


def corrected(article: Article, former: Article | None, *, spoken: bool) -> Article:
    """The article as its next episode has it, where `former` is what the last one was made of.

    With `spoken`, a text that changed says when; a text that did not says what it said before.
    """
    if former is None:
        return article
    if text_digest(article) == text_digest(former):
        notices = [block for block in former.blocks if block.role is Role.TIME]
    else:
        line = notice(_changed_on(article, former), article.language) if spoken else ""
        notices = [Block(Role.TIME, line, "it was corrected")] if line else []
    own = [block for block in article.blocks if block.role is not Role.TIME]
    after = 1 if own and own[0].role is Role.HEADLINE else 0
    return replace(article, blocks=(*own[:after], *notices, *own[after:]))


def revised(former: Episode, script: Script) -> tuple[Revision, ...]:
    """The revisions of an episode that takes another's place: the former's, and the former."""
    known = {cue.written for cue in former.cues}
    said = dict.fromkeys(
        utterance.spoken.written
        for utterance in script.utterances
        if utterance.role is not Role.TIME
    )
    changed = tuple(sentence for sentence in said if sentence not in known)
    before = Revision(
        made_at=former.made_at,
        sha256=former.sha256,
        title=former.title,
        changed=changed,
        corrected=text_digest(former.article) != text_digest(script.article),
    )
    return (*former.revisions, before)


def notice(day: date, language: str) -> str:
    """ "Updated on November 18, 2026."; empty in a language whose dates we cannot say."""
    primary = language.split("-")[0].lower()
    said, phrase = dateline(day.isoformat(), primary), _phrases().get(primary)
    return phrase.format(said) if said and phrase else ""


def today() -> date:
    """The day it is here; SOURCE_DATE_EPOCH stands in for the clock."""
    return datetime.fromisoformat(now()).astimezone().date()


def _changed_on(article: Article, former: Article) -> date:
    """The day that the page gives for the change, unless it cannot be; then today."""
    if article.modified and article.modified != former.modified:
        try:
            return min(date.fromisoformat(article.modified[:10]), today())
        except ValueError:
            logger.warning("%r is no date of %s", article.modified, article.source)
    return today()


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    file = Path(__file__).with_name("corrections.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
