"""What became of each line: verdicts from the words that are heard and from the sound itself."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from audio_news.hear.alignment import align
from audio_news.hear.envelope import Envelope
from audio_news.hear.lineup import Extra, Lineup
from audio_news.hear.pace import expected_s
from audio_news.hear.report import Verdict
from audio_news.hear.sounds import weight
from audio_news.hear.spans import Levels, levels, line_span
from audio_news.settings import CheckSettings

ABSENT = 0.3
"""A line of which no more is heard is not there."""
LEAST_LOST = 4.0
"""Weight of sounds, about two short words, that must be lost before a line counts as garbled."""
LEAST_CUT, LEAST_CUT_SHARE = 2.5, 0.12
"""Weight of lost first or last words, and their share of a line, that are looked into."""
CUT_SHARE = 0.6
"""Of the time those words would take, that must be gone too."""
SAME_RUN, SAME_LINE = 0.6, 0.45
"""Share of extra words, and of a line, that must agree for the line to be said twice."""
STEADY_DB = 5.0
"""Swing of levels below which a loud stretch is noise."""
QUIET_UNDER_SPEECH_DB = 18.0
SHORT_S, LONG_S = 0.3, 0.8
"""Times of a file are not compared more finely."""
LONG_SHARE = 1.35
LEAST_WORDS = 5
"""Of a line whose pace is judged where no record says how long it takes."""
MANY_WORDS, MANY_WORDS_PACE = 12, 1.25
"""The time of a longer line differs less from what its words would take."""
EMPTY_SHARE = 0.5
"""Of the time a missing line would take, that a stretch in its place must last."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a line, and where it is heard, or would be."""

    verdict: Verdict
    detail: str
    start_s: float | None
    end_s: float | None


class Judge:
    """Compares each line of a lineup with the file's own levels and pace."""

    def __init__(
        self, lineup: Lineup, envelope: Envelope, language: str, limits: CheckSettings
    ) -> None:
        self.lineup, self.envelope, self.limits = lineup, envelope, limits
        self.level: Levels = levels(lineup, envelope)
        count = len(lineup.lines)
        self.spans = [line_span(lineup, envelope, self.level, n) for n in range(count)]
        self._plain_s = [expected_s(line, language) for line in lineup.lines]
        self._pace = self._usual_pace()
        self._again: dict[int, Extra] = {}
        self.strange: list[Extra] = []
        for extra in lineup.extras:
            line = self._source_of(extra)
            if line is None:
                self.strange.append(extra)
            else:
                self._again[line] = extra

    def findings(self) -> list[Finding]:
        """One for each line."""
        return [self._finding(n) for n in range(len(self.lineup.lines))]

    def wanted_s(self, line: int) -> float:
        """How long the line should take: as the record has it, else at the others' pace."""
        start_s, end_s = self.lineup.lines[line].start_s, self.lineup.lines[line].end_s
        if start_s is not None and end_s is not None:
            return end_s - start_s
        return self._plain_s[line] * self._pace

    def _finding(self, line: int) -> Finding:
        lineup = self.lineup
        start_s, end_s = self._place(line)
        match, lost = lineup.match(line), lineup.lost(line)
        if not len(lineup.tokens(line)):
            return Finding(Verdict.OK, "", start_s, end_s)
        if match < ABSENT:
            return self._absent(line)
        if line in self._again:
            times = self.times(self._again[line])
            return Finding(
                Verdict.REPEATED, "said more than once", start_s, max(end_s or 0.0, times[1])
            )
        lost_weight = sum(
            weight(lineup.said[k].sound) for k in lineup.tokens(line) if not lineup.recognised[k]
        )
        is_garbled = match < self.limits.min_sentence_match and lost_weight >= LEAST_LOST
        if len(lost) > self.limits.max_missing_words or (
            is_garbled and not self._is_misheard(line, lost)
        ):
            return self._partial(line, lost)
        if self._is_cut(line):
            return Finding(Verdict.CUT, f"not heard: “{self._words(lost)}”", start_s, end_s)
        return self._timing(line, start_s, end_s)

    def _is_misheard(self, line: int, lost: range) -> bool:
        """Whether the ear alone lost a word: speech is in its place, and no time is gone.

        A byline is a few words, and half of them a name that a recogniser spells as it likes.
        """
        span, wanted_s = self.spans[line], self.wanted_s(line)
        if len(lost) != 1 or span is None or span[1] - span[0] < wanted_s - SHORT_S:
            return False
        room_s, room_end_s = self.lineup.room(lost.start, lost.start)
        end_s = span[1] if room_end_s is None else min(span[1], room_end_s)
        place = self.envelope.stretch(max(span[0], room_s), end_s)
        is_loud = place.level_db >= self.level.speech_db - QUIET_UNDER_SPEECH_DB
        return is_loud and place.swing_db >= STEADY_DB

    def _is_cut(self, line: int) -> bool:
        """Whether the first or last words are gone, and so is the time that they would take."""
        lineup, tokens, found = self.lineup, self.lineup.tokens(line), self.lineup.span(line)
        if found is None or (found[0] == tokens.start and found[1] == tokens.stop - 1):
            return False
        lost = [*range(tokens.start, found[0]), *range(found[1] + 1, tokens.stop)]
        gone = sum(weight(lineup.said[k].sound) for k in lost if not lineup.recognised[k])
        whole = sum(weight(lineup.said[k].sound) for k in tokens)
        if gone < LEAST_CUT or gone < LEAST_CUT_SHARE * whole:
            return False
        first, last = (lineup.heard[lineup.matches[k] or 0] for k in found)
        heard_s = (last.end_s or 0.0) - (first.start_s or 0.0)
        if (span := self.spans[line]) is not None:
            heard_s = span[1] - span[0]
        wanted_s = max(self.wanted_s(line), self._plain_s[line] * self._pace)
        return heard_s < wanted_s * (1 - CUT_SHARE * gone / whole)

    def _words(self, tokens: range) -> str:
        return " ".join(self.lineup.said[k].text for k in tokens)

    def _absent(self, line: int) -> Finding:
        """Missing; or what is in its place: it is elsewhere, or there is noise, or silence."""
        tokens = self.lineup.tokens(line)
        start_s, room_end_s = self.lineup.room(tokens.start, tokens.stop - 1)
        if line in self._again:
            return Finding(Verdict.OUT_OF_ORDER, "said elsewhere", *self.times(self._again[line]))
        end_s = self.envelope.duration_s if room_end_s is None else room_end_s
        what = self._instead(start_s, end_s, self.wanted_s(line))
        detail = {
            Verdict.MISSING: "not heard",
            Verdict.NOISE: "noise in its place",
            Verdict.SILENCE: "silence in its place",
            Verdict.GARBLED: "something else is heard in its place",
        }[what]
        return Finding(what, detail, start_s, end_s)

    def _instead(self, start_s: float, end_s: float, wanted_s: float) -> Verdict:
        """What a stretch is, in which words should be and are not."""
        if end_s - start_s < EMPTY_SHARE * wanted_s:
            return Verdict.MISSING
        middle_s, half_s = (start_s + end_s) / 2, min(end_s - start_s, wanted_s) * 0.35
        stretch = self.envelope.stretch(middle_s - half_s, middle_s + half_s)
        if stretch.level_db < self.level.speech_db - QUIET_UNDER_SPEECH_DB:
            return Verdict.SILENCE
        return Verdict.NOISE if stretch.swing_db < STEADY_DB else Verdict.GARBLED

    def _partial(self, line: int, lost: range) -> Finding:
        """Cut where the end or the start is gone, else garbled; with what is in the gap."""
        lineup, tokens = self.lineup, self.lineup.tokens(line)
        start_s, end_s = self._place(line)
        words = self._words(lost)
        at_edge = lost.start == tokens.start or lost.stop == tokens.stop
        room_s, room_end_s = lineup.room(lost.start, lost.stop - 1)
        gap_end_s = self.envelope.duration_s if room_end_s is None else room_end_s
        share = len(lost) / len(tokens)
        what = self._instead(room_s, gap_end_s, share * self.wanted_s(line))
        if what in (Verdict.NOISE, Verdict.SILENCE):
            return Finding(what, f"{what} in place of “{words}”", start_s, end_s)
        if len(lost) <= self.limits.max_missing_words:
            return Finding(Verdict.GARBLED, "too little of it is understood", start_s, end_s)
        verdict = Verdict.CUT if at_edge else Verdict.GARBLED
        return Finding(verdict, f"not heard: “{words}”", start_s, end_s)

    def _timing(self, line: int, start_s: float | None, end_s: float | None) -> Finding:
        """All words are there: are they as long as they should be?"""
        limits = self.limits
        if self.lineup.span(line) is None:
            return Finding(Verdict.OK, "", start_s, end_s)
        shortest_s, longest_s = self._lasts(line)
        if (span := self.spans[line]) is not None:
            gap = self.envelope.longest_quiet(span[0] + 0.1, span[1] - 0.1, self.level.edge_db)
            if gap[1] - gap[0] > limits.max_gap_s:
                return Finding(
                    Verdict.SILENCE, f"{gap[1] - gap[0]:.1f} s of quiet inside", start_s, end_s
                )
        wanted_s, plain_s = self.wanted_s(line), self._plain_s[line] * self._pace
        recorded = self.lineup.lines[line].start_s is not None
        words = len(self.lineup.lines[line].words)
        too_fast = recorded and longest_s < min(
            wanted_s / limits.max_pace, wanted_s - SHORT_S, plain_s
        )
        if words >= LEAST_WORDS:
            # What a voice rushed is as short in its record; the ear is often a little off.
            alone_s = min(longest_s, wanted_s) if recorded else longest_s
            pace = limits.max_pace_alone
            if words >= MANY_WORDS:
                pace = min(pace, MANY_WORDS_PACE)
            if alone_s < min(plain_s / pace, plain_s - SHORT_S):
                too_fast, longest_s, wanted_s = True, alone_s, max(wanted_s, plain_s)
        if too_fast:
            detail = f"takes {longest_s:.1f} s instead of {wanted_s:.1f} s"
            return Finding(Verdict.RUSHED, detail, start_s, end_s)
        if (
            recorded
            and span is not None
            and shortest_s > max(wanted_s * LONG_SHARE, wanted_s + LONG_S)
        ):
            detail = f"takes {shortest_s:.1f} s instead of {wanted_s:.1f} s"
            return Finding(Verdict.GARBLED, detail, start_s, end_s)
        return Finding(Verdict.OK, "", start_s, end_s)

    def _lasts(self, line: int) -> tuple[float, float]:
        """Seconds that the line takes, at least and at most: by the quiet around it and by the
        times of its words, which are stretched to all of its words where some were not heard.
        """
        found = self.lineup.span(line)
        assert found is not None
        first, last = (self.lineup.heard[self.lineup.matches[k] or 0] for k in found)
        by_words_s = (last.end_s or 0.0) - (first.start_s or 0.0)
        tokens = self.lineup.tokens(line)
        ours = [weight(self.lineup.said[k].sound) for k in tokens]
        inside = sum(ours[found[0] - tokens.start : found[1] - tokens.start + 1])
        by_words_s *= sum(ours) / max(inside, 1.0)
        span = self.spans[line]
        by_quiet_s = span[1] - span[0] if span is not None else by_words_s
        longer_s = self._longer_inside(line, found)
        least_s = (
            by_words_s if longer_s is None else min(by_words_s, self.wanted_s(line) + longer_s)
        )
        return min(least_s, by_quiet_s), max(by_words_s, by_quiet_s)

    def _longer_inside(self, line: int, found: tuple[int, int]) -> float | None:
        """How much more time is between the first and the last word than in the record.

        A recogniser often has the first begin in the music before it, or the last go on after it.
        """
        first, last = (self.lineup.heard[self.lineup.matches[k] or 0] for k in found)
        words = self.lineup.lines[line].words
        said, says = (words[self.lineup.said[k].source] for k in found)
        times = (said.end_s, says.start_s, first.end_s, last.start_s)
        if said is says or None in times:
            return None
        after_s, until_s, heard_after_s, heard_until_s = (at_s or 0.0 for at_s in times)
        return (heard_until_s - heard_after_s) - (until_s - after_s)

    def _place(self, line: int) -> tuple[float | None, float | None]:
        """Where the line is heard, by its words if not by the quiet around it."""
        if (span := self.spans[line]) is not None:
            return span
        if (found := self.lineup.span(line)) is None:
            return None, None
        first, last = (self.lineup.heard[self.lineup.matches[k] or 0] for k in found)
        return first.start_s, last.end_s

    def times(self, extra: Extra) -> tuple[float, float]:
        first, last = (self.lineup.heard[k] for k in (extra.heard[0], extra.heard[-1]))
        return first.start_s or 0.0, last.end_s or 0.0

    def _usual_pace(self) -> float:
        """Of the whole file: how long its lines take beside an ordinary voice."""
        shares = [
            (span[1] - span[0]) / plain_s
            for n, (span, plain_s) in enumerate(zip(self.spans, self._plain_s, strict=True))
            if span is not None and len(self.lineup.lines[n].words) >= LEAST_WORDS
        ]
        return median(shares) if shares else 1.0

    def _source_of(self, extra: Extra) -> int | None:
        """The line whose words these are; the nearest of several."""
        lineup = self.lineup
        run = [lineup.heard[k] for k in extra.heard]
        sounds = {token.sound for token in run}
        best: tuple[float, int, int] | None = None
        for n in range(len(lineup.lines)):
            tokens = [lineup.said[k] for k in lineup.tokens(n)]
            if 2 * len(sounds & {token.sound for token in tokens}) < min(len(run), len(tokens)):
                continue
            pairs = align([*tokens, *tokens], run)  # twice: the run may start in its middle
            same = {k % len(tokens) for k, match in enumerate(pairs) if match is not None}
            said = sum(weight(tokens[k].sound) for k in same)
            whole = sum(weight(token.sound) for token in tokens)
            heard = sum(weight(token.sound) for token in run)
            if said >= SAME_RUN * heard and said >= SAME_LINE * whole:
                key = (-said / max(heard, whole), abs(n - extra.line), n)
                best = min(best or key, key)
        return best[2] if best else None
