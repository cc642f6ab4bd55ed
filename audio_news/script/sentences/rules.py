"""The rules that decide whether a mark ends its sentence, one for each kind of word before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from audio_news.script.sentences.tables import Tables

OPENING = "“‘\"'«([{„‚‹¿¡*_"
TRAILING = ".,;:!?…\"'”’»)]}"
QUOTES = "\"'”’»“"
MONEY = "$€£¥₴₽"
DASHES = "-–—"
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
ROMAN = re.compile(r"(?:[IVXLC]{2,}|[VX])[.,;:)]*\Z")
INNER_CAPITAL = re.compile(r"(?:[a-z]{1,2}[A-Z]|al-[A-Z]|https?://|www\.)")
COMPASS = re.compile(r"[NSEW]{1,3}\Z")
CENTURY = re.compile(r"[IVXІХ]+\Z")
"""A Roman numeral, in Latin letters or the Cyrillic ones that look like them."""
UNITS_TOO = ("s", "sec")
"""Short for "section" before a number, and for seconds after one."""
YEAR_CUT_SHORT = re.compile(r"[’']?\d\d\b")
ORDINAL_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|-)|(?:19|20)\d\d\b")
FRONTED_TIME_WORDS, FRONTED_PLACE_WORDS = 6, 3


class Candidate(NamedTuple):
    """A mark that could end a sentence, and what stands around it."""

    mark: str
    closers: str
    """Quotes and brackets closed right after the mark."""
    word: str
    """The token that the mark touches, without opening quotes and brackets."""
    before: tuple[str, ...]
    """Up to three tokens before that, nearest first."""
    after: tuple[str, ...]
    """Up to four tokens after the mark, the first without opening quotes and brackets."""
    opening: str
    """The quotes and brackets that the first of them opens."""
    so_far: str
    """The sentence up to the mark where that is short, else ""."""

    @property
    def next(self) -> str:
        """The first token after the mark."""
        return self.after[0]

    @property
    def previous(self) -> str:
        """The token before the word."""
        return self.before[0] if self.before else ""


def ends(c: Candidate, known: Tables) -> bool:
    """Whether the mark ends its sentence."""
    if c.mark[0] in "。！？":
        return True
    if c.next[:1].islower() and (c.opening or not INNER_CAPITAL.match(c.next)):
        return _before_quotation(c, known)
    if c.next == "&" or (c.next[:1] and c.next[0] in DASHES and not _dash_opens(c)):
        return False
    if "?" in c.mark or "!" in c.mark or "‽" in c.mark:
        return _after_cry(c, known)
    if len(c.mark) > 1 or c.mark == "…":
        return _after_ellipsis(c, known)
    if any(quote in c.closers for quote in QUOTES):
        return True
    kind = kind_of(c.word, known)
    if not kind:
        return _after_word(c, known)
    if "(" in c.opening or "[" in c.opening or c.next[:1].islower():
        return False
    return RULES[kind](c, known)


def kind_of(word: str, known: Tables) -> str:
    """Which rule decides over a word and the stop after it; "" for an ordinary word."""
    if len(word) == 1 and word.isalpha():
        return known.kinds.get(word) or ("initial" if not word.islower() else "")
    kind = known.kind(word)
    if not kind and ("-" in word or "—" in word or "/" in word):
        kind = known.kind(re.split("[-—/]", word)[-1])
    if not kind and DOTTED.match(word) and not word.islower():
        return "initials"
    return kind


def bare(token: str) -> str:
    """A token without the punctuation after it; what ends in a stop keeps it."""
    word = token.rstrip(TRAILING[1:]).replace("’", "'")
    return word if word.endswith(".") else word.removesuffix("'s")


def _opens(c: Candidate, known: Tables) -> bool:
    """Whether the next word is one that begins sentences and hardly ever a name."""
    word = bare(c.next)
    if len(c.after) > 1 and len(word) > 1 and word.isupper() and c.after[1].isupper():
        word = word.capitalize()
    return word in known.openers or word.partition("'")[0] in known.openers or word in known.nouns


def _clause(c: Candidate, verbs: frozenset[str]) -> bool:
    """Whether capitalised words and then a finite verb follow ("Tusk said")."""
    for k, token in enumerate(c.after[1:], start=1):
        if token.rstrip(TRAILING) in verbs:
            return not c.after[k - 1].endswith((",", ";", ":"))
        if not token[:1].isupper():
            return False
    return False


def _before_quotation(c: Candidate, known: Tables) -> bool:
    """Whether a quotation that opens in small letters follows a whole sentence."""
    quoted = any(quote in c.opening for quote in '"“‘«„')
    whole = c.mark == "." and not c.closers and len(c.word) > 1 and not kind_of(c.word, known)
    return quoted and whole


def _dash_opens(c: Candidate) -> bool:
    """Whether the dash that follows opens a line of dialogue, or is a minus."""
    first = c.next[1:2]
    spoken = c.next[0] == "—" and not c.closers and (first.isupper() or first in ("¿", "¡"))
    return spoken or first.isdigit()


def _digit(c: Candidate) -> bool:
    return c.next[:1].isdigit() or (c.next[:1] in MONEY and c.next[1:2].isdigit())


def _after_cry(c: Candidate, known: Tables) -> bool:
    if not c.word and ")" in c.closers:
        return False
    if c.word in known.shouts and c.mark in "?!" and not c.closers:
        return _opens(c, known)
    quoted = any(quote in c.closers for quote in QUOTES)
    attributed = _clause(c, known.saying) and (c.next == "I" or not _opens(c, known))
    return not (quoted and attributed)


def _after_ellipsis(c: Candidate, known: Tables) -> bool:
    if c.mark.count(".") >= 4:
        return True
    if c.word and " " not in c.mark:
        return True
    return "(" not in c.opening and c.next != "I" and _opens(c, known)


def _after_word(c: Candidate, known: Tables) -> bool:
    if known.ordinal_stops and c.word.isdigit() and len(c.word) <= 2:
        numbered = c.previous.endswith(".") and known.kind(c.previous[:-1]) == "number"
        return numbered or _opens(c, known) or bool(c.opening)
    return True


def _never(c: Candidate, known: Tables) -> bool:
    return False


def _title(c: Candidate, known: Tables) -> bool:
    if c.opening or _digit(c):
        return False
    named = c.previous[:1].isupper() or c.previous[:1].isdigit()
    if c.word in known.streets and named and (len(c.previous) < 3 or c.previous[-1] not in ".?!"):
        return _opens(c, known) or _clause(c, known.verbs)
    return _opens(c, known)


def _number(c: Candidate, known: Tables) -> bool:
    if c.word in known.months and YEAR_CUT_SHORT.match(c.opening + c.next):
        return False
    if c.opening:
        return True
    if _digit(c):
        seconds = c.word in UNITS_TOO and c.previous[-1:].isdigit()
        return seconds or (c.word == "no" and c.previous in known.answering)
    fronted = c.word in known.months and _fronted(c, known, 2)
    if ROMAN.match(c.next) or c.next[0] in "#§" or fronted:
        return False
    word = c.next.rstrip(TRAILING)
    letter = len(word) == 1 and word not in known.openers
    return not letter and (word not in known.months or c.word not in known.days)


def _counted(c: Candidate, known: Tables) -> bool:
    """A unit or "year" after a number may end its sentence; "city of" before a name may not."""
    scaled = len(c.before) > 1 and c.before[1][-1:].isdigit() and known.kind(c.previous.rstrip("."))
    counted = c.previous[-1:].isdigit() or CENTURY.match(c.previous) or scaled
    return bool(counted) and not _digit(c) and not _too_short(c, 3)


def _unit(c: Candidate, known: Tables) -> bool:
    """A unit may end its sentence, but not as an adjective ("232-ft.") or before the next unit."""
    if "-" in c.word or COMPASS.match(c.next):
        return False
    following = c.after[1].rstrip(TRAILING) if len(c.after) > 1 else ""
    return not (c.previous[-1:].isdigit() and _digit(c) and known.kind(following) == "unit")


def _clock(c: Candidate, known: Tables) -> bool:
    words = [token.rstrip(TRAILING) for token in c.after]
    dated = words[0] in known.months or words[0] in known.days
    if _digit(c):
        return len(words) < 2 or words[1] not in known.months
    if words[0] in known.zones or words[1:2] == ["time"] or words[1:2] == ["Time"]:
        return False
    if dated:
        return _clause(c, known.verbs) and len(words) > 1 and words[1].islower()
    return not _fronted(c, known, FRONTED_TIME_WORDS)


def _fronted(c: Candidate, known: Tables, words: int) -> bool:
    """Whether the sentence so far is only a time or a place put first ("In the U.S.")."""
    opening = c.so_far.split()
    return bool(opening) and opening[0] in known.fronted and len(opening) <= words


def _acronym(c: Candidate, known: Tables) -> bool:
    if _too_short(c) or _fronted(c, known, FRONTED_PLACE_WORDS):
        return False
    if c.opening or _opens(c, known):
        return True
    article = c.previous.lower() == "the"
    if _digit(c):
        return article and not ORDINAL_NUMBER.match(c.next)
    words = [token.rstrip(TRAILING) for token in c.after]
    names = words[:2] if len(words) > 1 and words[1][:1].isupper() else words[:1]
    if any(bare(word) in known.followers for word in names):
        return False
    if words[0] in known.nations and article:
        return True
    return _clause(c, known.verbs)


def _too_short(c: Candidate, words: int = 2) -> bool:
    """Whether the sentence so far is no more than "The U.S."."""
    return bool(c.so_far) and len(c.so_far.split()) <= words


def _company(c: Candidate, known: Tables) -> bool:
    if _too_short(c):
        return False
    if c.opening or _opens(c, known):
        return True
    word = c.next.rstrip(TRAILING)
    return word not in known.posts and known.kind(word) != "company"


def _place(c: Candidate, known: Tables) -> bool:
    word = c.next.rstrip(TRAILING)
    if word.isdigit() and len(word) == 5:  # a zip code
        return False
    if c.opening or _opens(c, known) or _clause(c, known.verbs):
        return True
    if not (c.previous.endswith(",") or "-" in c.word):
        return False
    return word not in known.followers and known.kind(word) != "title"


def _maybe(c: Candidate, known: Tables) -> bool:
    return bool(c.opening) or _digit(c) or _opens(c, known) or _clause(c, known.verbs)


def _initial(c: Candidate, known: Tables) -> bool:
    if c.word == "I" and c.previous.islower():
        return True
    if len(c.previous) == 2 and c.previous[0].islower() and c.previous[1] == ".":
        return False  # "z. B."
    if not c.before or c.so_far.strip(OPENING + " \n") == c.word:
        return False
    if c.previous.strip(OPENING)[-1:].isdigit():
        return True
    if c.previous.strip(OPENING).capitalize() in known.lettered or (
        c.word == "X" and c.previous.islower()
    ):
        return True
    return not c.opening and (_digit(c) or _opens(c, known) or c.next in known.peoples)


def _initials(c: Candidate, known: Tables) -> bool:
    if c.previous.lower() == "the":
        return _acronym(c, known)
    return not c.opening and _opens(c, known)


RULES = {
    "never": _never,
    "title": _title,
    "number": _number,
    "counted": _counted,
    "unit": _unit,
    "clock": _clock,
    "acronym": _acronym,
    "company": _company,
    "place": _place,
    "maybe": _maybe,
    "initial": _initial,
    "initials": _initials,
}
"""Kind of word -> its rule; all but the last two are the names of lists in the tables."""
