"""Where a story begins and what its chapters are: told from what each utterance is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from audio_news.models import Chapter, Cue, Role

_OPENING = (Role.HEADLINE, Role.DISCLOSURE, Role.BYLINE, Role.TIME)
"""What a story opens with; anything else is the story itself."""
_TITLES = (Role.HEADLINE, Role.HEADING)
_QUOTES = " \"'“”„‟‘’‚«»‹›"
LONGEST_QUOTE = 80
"""Letters of a quote in the title of its chapter."""


class StoryWatch:
    """Follows the roles of a programme's utterances, in order."""

    def __init__(self) -> None:
        self.told = False

    def begins(self, role: Role) -> bool:
        """Whether an utterance of this role starts another story: a headline after a body."""
        if role is Role.HEADLINE and self.told:
            self.told = False
            return True
        self.told = self.told or role not in _OPENING
        return False


def chapters(cues: Sequence[Cue], duration_s: float) -> tuple[Chapter, ...]:
    """A chapter for every story and every heading; none where one would do.

    Of a single story quotes have theirs too, but right after a heading. What opens the programme
    is from 0 on. A title of several sentences is one chapter's, a quote is named by its first.
    """
    stories, marks = StoryWatch(), list[_Mark]()
    before: Role | None = None
    several = False
    for cue in cues:
        opening = not stories.told and not marks
        new_story = stories.begins(cue.role)
        several = several or new_story
        start_s = 0.0 if opening else cue.start_s
        if cue.role in _TITLES:
            if cue.role is before and not new_story:
                last = marks.pop()
                marks.append(replace(last, title=f"{last.title} {cue.written}"))
            elif new_story or cue.role is Role.HEADING or not marks:
                marks.append(_Mark(cue.role, cue.written, start_s))
        elif cue.role is Role.QUOTE and before not in (*_TITLES, Role.QUOTE):
            marks.append(_Mark(cue.role, _quoted(cue.written), start_s))
        before = cue.role
    if several:
        marks = [mark for mark in marks if mark.role is not Role.QUOTE]
    if len(marks) < 2:
        return ()
    ends = [mark.start_s for mark in marks[1:]] + [duration_s]
    return tuple(
        Chapter(mark.title, mark.start_s, end_s) for mark, end_s in zip(marks, ends, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a chapter begins, and with what."""

    role: Role
    title: str
    start_s: float


def _quoted(text: str) -> str:
    """A sentence as somebody else's words, short enough for a player's list."""
    return f"“{shorten(text.strip(_QUOTES), LONGEST_QUOTE, placeholder='…')}”"
