"""Which of the lines that look like an article's end are one, and where it goes on below."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from audio_news.read.paste.features import Features, Page, content_words, prose, runs, signs

_REACH = 40
"""Lines on either side of a box that are looked at."""
_ABOVE = 8
"""Lines from the time of a live page's entry to its text, fewer than these."""
_ENTRIES = 3
"""Times that make a page a live page."""
_SOFT_END = 0.5
_END_MARKS = ("♦", "■", "∎", "◆", "▪")
_SHARED = 0.15
"""Share of its content words that a paragraph has from the text above, where it belongs to it."""


def with_ends(page: Page, seen: Sequence[Features]) -> list[Features]:
    """Turn the title of a box of related stories into an end where the box runs to the end."""
    seen = [
        {**features, "over": 1.0} if index and _signed_off(page, index - 1) else features
        for index, features in enumerate(seen)
    ]
    running = [i for i, features in enumerate(seen) if runs(features)]
    ends = [i for i, features in enumerate(seen) if features.get("over") == 1.0]
    found = list(seen)
    for index, features in enumerate(seen):
        if features.get("over") == _SOFT_END:
            end = ends[bisect(ends, index)] if bisect(ends, index) < len(ends) else len(seen)
            at = bisect(running, index)
            below = running[at : bisect(running, end)]
            if _is_box(page, seen, index, below, running[max(0, at - _REACH) : at]):
                found[index] = {**features, "over": 1.0}
    return found


def _signed_off(page: Page, index: int) -> bool:
    """Whether a line closes with the mark that magazines set at the end of an article."""
    return page.lines[index].text.endswith(_END_MARKS) and len(page.lines[index].text) > 40


def _is_box(
    page: Page,
    seen: Sequence[Features],
    label: int,
    below: Sequence[int],
    above: Sequence[int],
) -> bool:
    """Whether below a label titles and single paragraphs take turns, about other things.

    An article that went on would have two paragraphs that follow one another, or would at
    least use the words that it used above.
    """
    if not 2 <= len(below) <= min(len(above), _REACH) or below[0] > label + 3:
        return False
    titled = all(
        seen[i - 1].get("fragment", 0) and len(page.lines[i - 1].text.split()) > 3 for i in below
    )
    return titled and _mean_topical(seen, below) < 0.7 * _mean_topical(seen, above)


def _mean_topical(seen: Sequence[Features], lines: Sequence[int]) -> float:
    return sum(seen[i].get("topical", 0.0) for i in lines) / len(lines)


def goes_on(page: Page, seen: Sequence[Features], first: int, last: int) -> int:
    """Return the article's last line, below whatever boxes it goes on.

    A form, a list of links or "Comments" may stand in the middle of an article as well as
    under it. The article goes on below where two paragraphs or more follow one another that
    report what somebody said, or use the words of the text above.
    """
    said = _stems(page, range(first, last + 1))
    last = _last_entry(seen, first, last)
    for run in _paragraphs(seen, last + 1):
        if run[0] > last + _REACH or _closed(page, seen, last, run[0]):
            break
        if len(run) > 1 and _belongs(page, seen, run, said):
            last = run[-1]
            said |= _stems(page, run)
    return last


def _last_entry(seen: Sequence[Features], first: int, last: int) -> int:
    """Return the last line of a live page, of which each entry has its time above it."""
    if not is_live(seen, first, last):
        return last
    for entry in (i for i in range(last + 1, len(seen)) if _is_entry(seen, i)):
        if entry <= last:
            continue
        if any(seen[i].get("over") == 1.0 for i in range(last + 1, entry)):
            break
        below = range(entry + 1, min(entry + _ABOVE, len(seen)))
        begin = next(i for i in below if runs(seen[i]))
        last = next(
            (i - 1 for i in range(begin, len(seen)) if not _is_paragraph(seen[i])),
            len(seen) - 1,
        )
    return last


def is_live(seen: Sequence[Features], first: int, last: int) -> bool:
    """Whether several times stand over texts between two lines, or right above the first."""
    return sum(_is_entry(seen, i) for i in range(max(0, first - _ABOVE), last + 1)) >= _ENTRIES


def _is_entry(seen: Sequence[Features], index: int) -> bool:
    """Whether a line has the day or the time of the text right below it, and nothing else."""
    if seen[index].get("when", 0) < 0.9 or not seen[index].get("timed"):
        return False
    below = seen[index + 1 : index + _ABOVE]
    text = next((i for i, line in enumerate(below) if runs(line)), None)
    return text is not None and not any(line.get("over") == 1.0 for line in below[:text])


def _paragraphs(seen: Sequence[Features], start: int) -> Iterator[range]:
    """Yield where lines of whole sentences follow one another that the site does not speak."""
    begin = start
    for index in range(start, len(seen) + 1):
        if index == len(seen) or not _is_paragraph(seen[index]):
            if begin < index:
                yield range(begin, index)
            begin = index + 1


def _is_paragraph(seen: Features) -> bool:
    others = seen.get("pointer") or seen.get("editor")
    site = seen.get("own", 0) > (0.9 if seen.get("told") or seen.get("topical", 0) > 0.3 else 0.4)
    return bool(seen.get("stop") and prose(seen) >= 0.3 and not others and not site)


def _closed(page: Page, seen: Sequence[Features], last: int, begin: int) -> bool:
    """Whether lines between say that the article is over."""
    credited = any(line.get("staff") or line.get("closing") for line in seen[last + 1 : begin])
    return credited or _signed_off(page, last)


def _belongs(page: Page, seen: Sequence[Features], run: range, said: set[str]) -> bool:
    """Whether paragraphs are of the text whose words are `said`."""
    words = [_stems(page, (i,)) for i in run]
    shared = sum(len(own & said) / len(own) for own in words if own) / len(run)
    spoken = any(seen[i].get("speech") or seen[i].get("told") == 1.0 for i in run)
    if any(signs(line) or line.get("clock") for line in seen[run[0] - 3 : run[0]]):
        # Perhaps a reader's comment, an item of a news feed, or another article.
        return spoken and shared > _SHARED
    told = max(seen[i].get("told", 0.0) for i in run)
    return spoken or shared + 0.12 * told > _SHARED  # notes and offers tell of no past


def _stems(page: Page, lines: Iterable[int]) -> set[str]:
    """Return the content words, cut short enough for languages that inflect their nouns."""
    return {word[:5] for i in lines for word in content_words(page.lines[i].text)}
