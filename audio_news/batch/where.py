"""The language of --where: which articles of an archive are chosen.

    published >= 2024-01-01 and not (title contains "live blog" or words < 80)

    expression   comparison | not expression | expression and expression
                 | expression or expression | (expression)
    comparison   field, or field operator value
    field        id title byline published modified language url site source words text
    operator     = == != < <= > >= contains matches
    value        a word, or anything in double or single quotes

A field alone asks whether the article has it. Text is compared without regard to case, dates
as far as the value goes (`published = 2024-05` is all of May), `language = en` takes en-GB
too, and `matches` looks for a regular expression (Python's). What an article does not have
equals nothing.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from audio_news.batch import parcel
from audio_news.errors import UsageError
from audio_news.models import Article

Test = Callable[[Article], bool]

FIELDS: Mapping[str, Callable[[Article], str | int | None]] = MappingProxyType(
    {
        "id": lambda article: article.url or article.source,
        "title": lambda article: article.title,
        "byline": lambda article: article.byline,
        "published": lambda article: article.published,
        "modified": lambda article: article.modified,
        "language": lambda article: article.language,
        "url": lambda article: article.url,
        "site": lambda article: article.site,
        "source": lambda article: article.source,
        "words": parcel.words,
        "text": lambda article: "\n".join(block.text for block in article.blocks),
    }
)
_DATES = ("published", "modified")
_ORDER: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "=": operator.eq,
        "==": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
    }
)
_DEEPEST = 50
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d)?)?)?)?)?\Z", re.ASCII)
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[A-Za-z]+")
_OPERATOR = re.compile(r"==|!=|<=|>=|=|<|>|contains\b|matches\b")
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'|([^\s()"\']+)')
_ESCAPED = re.compile(r"\\([\"'\\])")


def where(expression: str) -> Test:
    """The test that an expression stands for. Raises UsageError where it cannot be read."""
    return _Parser(expression).whole()


class _Parser:
    """Recursive descent over the expression; `at` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.depth = text, 0, 0

    def whole(self) -> Test:
        test = self._either()
        if self.at < len(self.text):
            self._fail("an operator, `and`, `or` or an end")
        return test

    def _either(self) -> Test:
        test = self._both()
        while self._take_word("or"):
            test = _or(test, self._both())
        return test

    def _both(self) -> Test:
        test = self._one()
        while self._take_word("and"):
            test = _and(test, self._one())
        return test

    def _one(self) -> Test:
        self.depth += 1
        if self.depth > _DEEPEST:
            self._fail(f"no more than {_DEEPEST} expressions in one another")
        if self._take_word("not"):
            inner = self._one()
            test: Test = lambda article: not inner(article)  # noqa: E731
        elif self._take("("):
            test = self._either()
            if not self._take(")"):
                self._fail("a closing parenthesis")
        else:
            test = self._comparison()
        self.depth -= 1
        return test

    def _comparison(self) -> Test:
        self._skip_space()
        found = _WORD.match(self.text, self.at)
        if not found or found[0] not in FIELDS:
            self._fail(f"a field ({', '.join(FIELDS)})")
        self._go_to(found.end())
        sign = _OPERATOR.match(self.text, self.at)
        if not sign:
            get = FIELDS[found[0]]
            return lambda article: bool(get(article))
        self._go_to(sign.end())
        given = _VALUE.match(self.text, self.at)
        if not given:
            self._fail("a value")
        self._go_to(given.end())
        quoted = given[1] if given[1] is not None else given[2]
        # Only quotes and backslashes are escaped, so that regular expressions stay as they are.
        value = given[3] if quoted is None else _ESCAPED.sub(r"\1", quoted)
        return self._compared(found[0], sign[0], value)

    def _compared(self, field: str, sign: str, value: str) -> Test:
        get = FIELDS[field]
        if sign == "matches":
            try:
                pattern = re.compile(value, re.I)
            except re.error as err:
                self._fail(f"a regular expression ({err})")
            return lambda article: bool(pattern.search(str(get(article) or "")))
        folded = value.casefold()
        if sign == "contains":
            return lambda article: folded in str(get(article) or "").casefold()
        compare = _ORDER[sign]
        if field == "words":
            if not value.isdecimal():
                self._fail("a number")
            count = int(value)
            return lambda article: compare(get(article), count)
        if field in _DATES:
            if not _DATE.match(value):
                self._fail("a date like 2024, 2024-05, 2024-05-31 or 2024-05-31T18:00")
            folded = value.replace(" ", "T")
        return _text_test(field, sign, folded)

    def _take_word(self, word: str) -> bool:
        found = _WORD.match(self.text, self.at)
        if not found or found[0].lower() != word:
            return False
        self._go_to(found.end())
        return True

    def _take(self, sign: str) -> bool:
        if not self.text.startswith(sign, self.at):
            return False
        self._go_to(self.at + len(sign))
        return True

    def _skip_space(self) -> None:
        self._go_to(self.at)

    def _go_to(self, at: int) -> None:
        space = _SPACE.match(self.text, at)
        self.at = space.end() if space else at

    def _fail(self, wanted: str) -> NoReturn:
        rest = self.text[self.at : self.at + 30]
        raise UsageError(
            f"--where {self.text!r}: expected {wanted}"
            + (f" at {rest!r}" if rest else " at its end"),
            hint="""Write it like: published>=2024-01-01 and title contains "harbour".""",
        )


def _text_test(field: str, sign: str, wanted: str) -> Test:
    get, compare = FIELDS[field], _ORDER[sign]

    def test(article: Article) -> bool:
        value = get(article)
        if value is None:
            return sign == "!="
        text = str(value)
        if field in _DATES:
            return compare(text[: len(wanted)], wanted)
        text = text.casefold()
        if field == "language" and "-" not in wanted:
            text = text.split("-")[0]
        return compare(text, wanted)

    return test


def _and(first: Test, second: Test) -> Test:
    return lambda article: first(article) and second(article)


def _or(first: Test, second: Test) -> Test:
    return lambda article: first(article) or second(article)
