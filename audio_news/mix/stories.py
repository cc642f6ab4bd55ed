"""Where a story begins and what its chapters are: told from what each utterance is."""

from __future__ import annotations

from collections.abc import Sequence

from audio_news.models import Chapter, Cue, Role

_OPENING = (Role.HEADLINE, Role.DISCLOSURE, Role.BYLINE, Role.TIME)
"""What a story opens with; anything else is the story itself."""


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

    What opens the programme is from 0 on. A title of several sentences is one chapter's.
    """
    stories, starts = StoryWatch(), list[tuple[str, float]]()
    before: Role | None = None
    for cue in cues:
        opening = not stories.told and not starts
        new_story = stories.begins(cue.role)
        if cue.role in (Role.HEADLINE, Role.HEADING):
            if cue.role is before and not new_story:
                title, start_s = starts.pop()
                starts.append((f"{title} {cue.written}", start_s))
            elif new_story or cue.role is Role.HEADING or not starts:
                starts.append((cue.written, 0.0 if opening else cue.start_s))
        before = cue.role
    if len(starts) < 2:
        return ()
    ends = [start_s for _, start_s in starts[1:]] + [duration_s]
    return tuple(
        Chapter(title, start_s, end_s) for (title, start_s), end_s in zip(starts, ends, strict=True)
    )
