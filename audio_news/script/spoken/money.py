"""Money: "$5-10 billion" is "five to ten billion dollars"; "a $1 coin", "a one dollar coin"."""

from __future__ import annotations

import re
from functools import cache

from audio_news.script.spoken import numbers
from audio_news.script.spoken.context import (
    behind,
    describes,
    ends_sentence,
    names_a_noun,
    word_after,
)
from audio_news.script.spoken.quantity import Span, span
from audio_news.script.spoken.reading import Line, Piece, Reading, read_as
from audio_news.script.spoken.tables import any_of, table, word_set

_PER = re.compile(r"/([A-Za-z]{1,12})\b(?! ?[0-9])")
_CODE_AFTER = re.compile(r"[ \u00a0]([A-Z]{3})\b")
_NO_DIGIT = re.compile(r"[^0-9]")
_MANY = re.compile(r"s\b(?: of (?P<what>thousands|millions|billions|trillions)\b|(?! of\b))")
_A_TIME = re.compile(r"-(an?)-(?=[a-z])")
_PER_TIME = re.compile(r"-an?-[a-z]{1,12}")
_PRICED = re.compile(r"\.[0-9]p|p (?:a|per) ")
"""What makes "139p" a price and not a name ("720p")."""
_IN_CENTS = re.compile(
    r"[ -](?:coins?|pieces?|stamps?|per|an? (?:bag|litre|liter|share|unit)|tax|levy|deposit)\b"
)
"""What makes "5c" a sum and not a name."""
_SCREENS = ("240", "360", "480", "720", "1080", "1440", "2160")
_TRADED = re.compile(r"\b(?:shares?|stock|price[ds]?|[0-9]p)\b")
_HYPHENED_SCALE = re.compile(r"[0-9]-[a-z]+$")
_OPEN_ENDED = re.compile(r"-(?:an?-|plus\b|odd\b)")


@cache
def _signs() -> dict[str, str]:
    """Every sign, short name and ISO 4217 code, with the code it stands for."""
    signs: dict[str, str] = {}
    for code, currency in table("currencies").items():
        signs |= dict.fromkeys([*currency.get("signs", ()), code], code)
    return signs


@cache
def word_signs() -> frozenset[str]:
    """The signs that look like words ("Hr", "Rs")."""
    return frozenset(sign for sign in _signs() if sign.isalpha() and sign.isascii())


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<sign>{any_of(_signs())})[ \u00a0\u202f]?(?=\.?[0-9])")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\u202f-]?(?P<sign>{any_of(_signs())}|¢|(?<=[0-9])[pc])(?![\w$€£])")


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(rf"/(?P<sign>{any_of(_signs())})(?![\w$€£]| ?[0-9])")


def read_signed(line: Line, at: int) -> Reading | None:
    """Money whose sign comes first: "$5", "US$3bn", "Hr 40 million", "USD 12"."""
    text = line.text
    sign = _before().match(text, at)
    if not sign:
        return _read_loss(text, at) or _read_name(text, at)
    code = _signs()[sign["sign"]]
    amount = span(text, sign.end(), "money", between=rf"(?:{re.escape(sign['sign'])} ?)?")
    if amount is None or _is_other(sign["sign"], amount):
        return None
    return _said(text, at, code, amount)


@cache
def _alone() -> re.Pattern[str]:
    names = [sign for sign in _signs() if len(sign) > 1 and sign[-1] in "$£¥" and sign[0].isalpha()]
    return re.compile(rf"(?P<sign>{any_of(names)})(?![\w.])")


@cache
def _loss() -> re.Pattern[str]:
    scales = any_of([*table("numbers")["scales"][1:], *table("numbers")["magnitudes"]])
    return re.compile(
        rf"(?P<sign>{any_of(_signs())})\((?P<sum>[0-9][0-9.,]{{0,20}})\)(?P<scale> {scales}\b)?"
    )


def _read_loss(text: str, at: int) -> Reading | None:
    """ "$(1.2) million", as a balance sheet writes what was lost."""
    found = _loss().match(text, at)
    amount = span(found["sum"] + (found["scale"] or ""), 0, "money") if found else None
    if not found or not amount:
        return None
    said = _words("", 0, 0, _signs()[found["sign"]], amount)
    lost = "loss" in behind(text, at)
    return read_as(said if lost else f"minus {said}", at, found.end())


def _read_name(text: str, at: int) -> Reading | None:
    """ "The A$ fell": a dollar of somewhere, without an amount."""
    found = _alone().match(text, at)
    if not found:
        return None
    return read_as(table("currencies")[_signs()[found["sign"]]]["one"], at, found.end())


def _is_other(sign: str, amount: Span) -> bool:
    """Whether a code is more likely a word or a name there: "COP 29"."""
    if not table("currencies").get(sign, {}).get("doubtful"):
        return False
    return not amount.high.scale and len(amount.high.number) < 4


def read_unsigned(line: Line, at: int) -> Reading | None:
    """Money whose sign or code comes last: "35 €", "200 zł", "5m USD", "50¢"."""
    text = line.text
    amount = span(text, at, "money")
    if amount is None:
        return None
    sign = _after().match(text, amount.end)
    if sign is None:
        return None
    if sign["sign"] == "p":
        priced = _PRICED.search(text[amount.end - 2 : sign.end() + 5])
        traded = amount.high.number not in _SCREENS and _TRADED.search(behind(text, at))
        if len(amount.high.number) > 2 and not (priced or traded):
            return None
        return read_as(f"{amount.words} {'penny' if amount.is_one else 'pence'}", at, sign.end())
    if sign["sign"] == "c" and not _IN_CENTS.match(text, sign.end()):
        return None
    if sign["sign"] in "¢c":
        single = amount.is_one or describes(text, at, sign.end())
        return read_as(f"{amount.words} {'cent' if single else 'cents'}", at, sign.end())
    code = _signs()[sign["sign"]]
    said, end = _with_per(text, _words(text, at, sign.end(), code, amount), sign.end())
    return read_as(said, at, end)


def read_rate(line: Line, at: int) -> Reading | None:
    """The rate of a currency: "34.56/$" is so much "to the dollar"."""
    found = _rate().match(line.text, at)
    if not found or not line.text[max(0, at - 1) : at].isdigit():
        return None
    one = table("currencies")[_signs()[found["sign"]]]["one"]
    return read_as(f"to the {one}", at, found.end())


def read_sign(line: Line, at: int) -> Reading | None:
    """A currency sign on its own, as its name."""
    code = _signs().get(line.text[at])
    return read_as(table("currencies")[code]["one"], at, at + 1) if code else None


def _said(text: str, at: int, code: str, amount: Span) -> Reading:
    end = amount.end
    after = _CODE_AFTER.match(text, end)
    if after and after[1] in table("currencies"):
        code, end = after[1], after.end()
    several = _MANY.match(text, end)
    many = numbers.ROUND.get(amount.high.number) if several else None
    if several and many and not amount.low:
        of = f"of {several['what']} of" if several["what"] else "of"
        return read_as(f"{many} {of} {table('currencies')[code]['many']}", at, several.end())
    said = _words(text, at, end, code, amount)
    said, end = _with_per(text, said, end)
    a_time = _A_TIME.match(text, end)
    if a_time:
        pieces = (Piece(said, at, end), Piece(a_time[1], *a_time.span()))
        return Reading(a_time.end(), pieces)
    return read_as(said, at, end)


def _with_per(text: str, said: str, end: int) -> tuple[str, int]:
    """ "dollars per barrel" where "/bbl" follows; and the new end."""
    per = _PER.match(text, end)
    if not per:
        return said, end
    end, what = per.end(), table("numbers")["per"].get(per[1])
    if what and text[end : end + 1] == "." and not ends_sentence(text, end + 1):
        end += 1
    currency: dict[str, str] = table("currencies").get(per[1], {})
    return f"{said} per {what or currency.get('one', per[1])}", end


def _words(text: str, at: int, end: int, code: str, amount: Span) -> str:
    currency = table("currencies")[code]
    ends = [quantity_ for quantity_ in (amount.low, amount.high) if quantity_]
    if any("." in quantity_.number for quantity_ in ends) and not amount.high.scale:
        coins = [_coins(currency, quantity_.number) for quantity_ in ends]
        if all(coins):
            return " to ".join(coin for coin in coins if coin)
    if _HYPHENED_SCALE.search(text[at:end]):
        single = True
    elif text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        per = _PER_TIME.match(text, end)
        closed = not _OPEN_ENDED.match(text, end) or _plus_noun(text, end)
        single = amount.is_one or closed or bool(per and describes(text, at, per.end()))
    else:
        priced = word_after(text, end) in word_set("english", "priced")
        single = amount.is_one or priced or describes(text, at, end)
    if _says_it_again(text, end, currency):
        return amount.words
    return f"{amount.words} {currency['one'] if single else currency['many']}"


def _plus_noun(text: str, end: int) -> bool:
    """Whether a noun follows "-plus": "£2m-plus homes"."""
    plus = "-plus"
    return text.startswith(plus, end) and names_a_noun(text, end + len(plus))


def _coins(currency: dict[str, str], number: str) -> str:
    """ "three dollars and fourteen cents"; empty where there are no such coins."""
    whole, _, decimals = number.partition(".")
    decimals = decimals.rstrip("0").ljust(2, "0")
    if len(decimals) > 2 or "cent" not in currency:
        return ""
    units, cents = int(_NO_DIGIT.sub("", whole) or 0), int(decimals)
    said = []
    if units or not cents:
        said.append(f"{numbers.cardinal(units)} {currency['one' if units == 1 else 'many']}")
    if cents:
        said.append(f"{numbers.cardinal(cents)} {currency['cent' if cents == 1 else 'cents']}")
    return " and ".join(said)


def _says_it_again(text: str, end: int, currency: dict[str, str]) -> bool:
    """Whether the currency's name is written after its sign as well: "$5 million dollars"."""
    return names_a_noun(text, end) and any(
        text.startswith(f" {currency[form].split()[-1]}", end) for form in ("one", "many")
    )
