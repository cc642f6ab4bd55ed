"""What tells the text under a picture: its label, its owner, the credit at its end."""

from __future__ import annotations

import re

from audio_news.read.names import is_house, name_share
from audio_news.read.paste.phrases import LABEL, normal, tables

_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\s*\.?$")
_LABELLED = re.compile(
    r"(image source|image caption|file photo|автор фото|підпис до (?:фото|відео)"
    r"|fuente de la imagen|pie de foto|crédit photo|légende image"
    r"|(?:photo|photograph|illustration|image|graphic)s? by|(?:photo-)?illustration (?:by|of)),?\s"
)
_CREDITED = re.compile(
    r"\b(?:REUTERS|Reuters|AFP|EPA|AP Photo|Getty Images?)\s?/\s?[A-Z]"
    r"|\([A-ZÀ-ÞА-ЯІЇЄҐ][^()/]{2,60}/\s?[A-ZÀ-ÞА-ЯІЇЄҐ][^()/]{1,60}\)\.?$"
    r"|[a-z](?:Image|Photo|Photograph|Bild|Foto)s?(?: by|:)\s\S.{2,80}$"  # glued to the caption
    r"|\S.{20,}©\s?\w[^.]{1,60}$|[.!?)]\s?(?:Photograph|Photo|Illustration)s? by [A-Z][^.]{2,60}$"
    r"|[.!?)\s]Fot\.\s[A-ZŁŚŻŹĆÓ][^.]{2,80}$"
    r"|Credit\s?(?:\.\.\.|…)\s?\S|\S.{12,}\(CC[ -]BY[^()]{0,20}\)$"
    r"|[.!?»”\"]\s[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ'’.&/«»() -]{7,80}$"  # "... Friday. JANE ROE / EFE"
    r"|[.!?]\sSource:\s[A-Z][^.:]{2,60}$"
    r"|[.!?)\s](?:Photo|Photograph|Image|Picture|Pic|Illustration|Credit|Foto|Bild"
    r"|Фото|Crédit|Fot\.)s?(?: by| credit)?\s?:\s\S[^.]{2,80}$"
)
_GLUED = re.compile(r"[a-zà-ÿ]\.?(?:Photographer|Source|Credit)(?: by)?:\s?\S.{2,80}$")
_LAST_PART = re.compile(r"^(?P<text>.{15,}?[.!?”\"])\s(?P<rest>(?:\|\s)?[^.!?|]{5,60})$")
_BRACKETED = re.compile(r".{15,}[\s.](?:\[([^\[\]]{4,70})\]|\(([^()]{6,70})\))$")
_DESCRIBED = re.compile(
    r"^(?P<owner>[^\d.,:;!?]{2,40}?)\s(?P<text>(?:An?|Two|Three|People)\s[a-z].{15,})$"
)
_LETTERED = frozenset({"group", "class", "grade", "plan", "serie", "block", "type", "team", "zone"})
"""Before them an "A" is no article: "World Cup Group A winners Spain"."""
_HOUSE = re.compile(r"^(?:[A-Z][\w.&]*\s?){1,4}:\s")
"""Before the name of who took a picture: "Daily News: Jo Roe"."""
_BY_NAME = re.compile(
    r"(?:photo|photograph|photography|picture|image|illustration)s? by (?P<name>[^.!?/|,]{4,40})"
    r"(?:\s?[/|,]\s?[^.!?]{2,40})",
    re.I,
)
_SAYS = re.compile(
    r"(?:Photo(?:graph)?s?|Images?|Pictures?|Illustrations?|Photography) (?:by|courtesy)\b"
    r"|(?:Provided|Submitted|Supplied) by [A-Z]|Courtesy (?:of )?[A-Z]"
)
_OWNER = re.compile(
    r"(?:photos?|images?|credit|courtesy|handout|fot|foto|фото)\b"
    r"|(?:submitted|supplied|provided) by\b|.*\b(?:photos?|images?|pictures?|archives?)$"
)
_PROVIDED = ("author provided", "authors provided")
_DIGIT = re.compile(r"\d")
_OWNED = re.compile(r"[/|]\s*[^/|]*\b(?:images?|photos?|pictures|press|agency|wire|news|via .*)$")


def caption(line: str) -> float:
    """Return how surely a line belongs to a picture, by "Photo:" before or a credit after it."""
    said = normal(line)
    table = tables()["caption"]
    if said in table["agencies"]:
        return 1.0
    if line.startswith("©") and len(line.split()) < 12:
        return 0.6
    match = LABEL.match(said) or _LABELLED.match(said)
    if match and match[1].strip(" ,") in table["start"]:
        return 1.0
    if _CREDITED.search(line) and len(said.split()) < 80:
        return 1.0
    if _GLUED.search(line) or (len(said.split()) < 60 and (_credited(line) or describes(line))):
        return 1.0
    if match := _PARENTHESIS.search(said):
        owner = match[1]
        if any(_ends_with(owner, agency) for agency in table["agencies"]):
            return 1.0
        if _OWNER.match(owner):
            return 1.0
    return 0.0


def _credited(line: str) -> bool:
    """Whether after the last stop or in a last bracket there is only whose picture it is.

    "... behind a cabinet. Jo Roe", "... | Jo Roe/DAILY", "... stacked at the quay [Jo Roe/Daily]".
    """
    if match := _BRACKETED.search(line):
        owner = _HOUSE.sub("", match[1] or match[2])
        told = match[1] is not None or owner != match[2]
        return name_share(owner) == 1.0 and (told or len(owner.split()) > 2)
    match = _LAST_PART.match(line)
    if match is None:
        return False
    rest = match["rest"].strip("| ")
    return name_share(rest) == 1.0 or normal(rest) in _PROVIDED


def describes(line: str) -> bool:
    """Whether an owner is glued to what can be seen on the picture: "Jo Roe A man stands on..."."""
    match = _DESCRIBED.match(line)
    if not match:
        return False
    owner = match["owner"]
    if owner.split()[-1].casefold() in _LETTERED:
        return False
    return normal(owner) in tables()["caption"]["agencies"] or name_share(owner) == 1.0


def is_alt_text(line: str) -> bool:
    """Whether a line may tell the blind what a picture shows: "A woman in a hat leans on a bar."

    Only the present is told, and nothing is quoted: else it might be the article's own.
    """
    words = line.split()
    said = normal(line)
    if not 4 <= len(words) <= 22 or any(mark in line for mark in '"“”?!:;') or _DIGIT.search(line):
        return False
    if not any(said.startswith(f"{opening} ") for opening in tables()["caption"]["alt"]):
        return False
    told, past = (
        tables()["told"],
        re.search(r"(?<![\w-])\w{2,}ed\b(?! (?:by|with|in|on|at|from|as)\b)", said),
    )
    finite = told["past"] | told["reporting"] | tables()["caption"]["finite"]
    return past is None and not any(word in finite for word in said.split())


def is_tool(line: str) -> float:
    """Return 1 for a tool above a picture's text ("View image"), -1 for one below it, else 0."""
    said = normal(line)
    table = tables()["caption"]
    return float(said in table["tools_above"]) - float(said in table["tools_below"])


def is_credit(line: str) -> bool:
    """Whether a line only names the owner of a picture: "Getty Images", "REUTERS/A. Poe"."""
    said = normal(line)
    words = said.split()
    if not words or len(words) > 10 or line.rstrip().endswith((".", "!", "?")):
        return False
    agencies = tables()["caption"]["agencies"]
    if said in agencies or (_SAYS.match(line) and said.startswith(("pro", "sub", "sup"))):
        return True
    first = re.split(r"[/,|]", said)[0].strip()
    slashed = "/" in said and (first in agencies or said.rsplit("/", 1)[1].strip() in agencies)
    labelled = re.match(
        r"(?:image source|photo|credit|photograph|picture)s?(?: by)?\s*[:,]|courtesy (?:of )?\w",
        said,
    )
    by_order = re.fullmatch(
        r"(.{5,40}) for ((?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+){0,3})", line.strip()
    )
    if by_order and name_share(by_order[1]) == 1.0 and _is_owner(by_order[2]):
        return True
    named = _BY_NAME.fullmatch(line.strip())
    if named and name_share(named["name"]) == 1.0:
        return True
    return slashed or labelled is not None or (_OWNED.search(said) is not None and len(words) <= 7)


def _is_owner(name: str) -> bool:
    return name.isupper() or is_house(name) or normal(name) in tables()["caption"]["agencies"]


def _ends_with(text: str, phrase: str) -> bool:
    return text == phrase or (text.endswith(phrase) and not text[-len(phrase) - 1].isalnum())
