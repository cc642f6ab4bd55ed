"""W3C Pronunciation Lexicon Specification 1.0 files (Recommendation of 14 October 2008).

Read are lexeme, grapheme, phoneme (alphabet "ipa", prefer) and alias (prefer); of several
readings the preferred or else the first counts. Entities, DTDs and the network stay shut.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audio_news.errors import SettingsError

if TYPE_CHECKING:
    from lxml.etree import _Element

PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
IPA = frozenset(
    "abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɠɡgɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒ"
    "ʔʕʙʛʜʝʟβθχᵻᵊʦʣʧʤˈˌːˑ.‿ʰʲʷˠˤʼ ̩̯̪̺̻̥̬̝̞̠̟̹̜̃̆͜͡"
)

NEW_FILE = (
    b'<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"'
    b' alphabet="ipa" xml:lang="en">\n</lexicon>'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form and how it is said: as phonemes in IPA, or as other words (`alias`)."""

    grapheme: str
    phoneme: str = ""
    alias: str = ""
    source: str = ""
    """The file that it comes from, for an editor who asks."""


def read_pls(file: Path) -> list[Entry]:
    """The entries of one PLS 1.0 file, in order. Raises SettingsError with file and line."""
    root = _root(file)
    alphabet = root.get("alphabet", "ipa")
    lexemes = root.iterfind(f"{PLS}lexeme")
    return [entry for lexeme in lexemes for entry in _entries(file, lexeme, alphabet)]


def add_entry(file: Path, entry: Entry) -> None:
    """Put an entry into a PLS file, in the place of an older one; a new file is made.

    Everything else in the file stays as it was. Raises SettingsError where the file does not
    hold, or the entry would not.
    """
    from lxml import etree

    root = _root(file) if file.exists() else etree.fromstring(NEW_FILE)
    for older in list(root.iterfind(f"{PLS}lexeme")):
        for grapheme in older.findall(f"{PLS}grapheme"):
            if _text(grapheme) == entry.grapheme:
                older.remove(grapheme)
        if older.find(f"{PLS}grapheme") is None:
            root.remove(older)
    lexeme = etree.SubElement(root, f"{PLS}lexeme")
    etree.SubElement(lexeme, f"{PLS}grapheme").text = entry.grapheme
    kind = "phoneme" if entry.phoneme else "alias"
    etree.SubElement(lexeme, f"{PLS}{kind}").text = entry.phoneme or entry.alias
    for _ in _entries(file, lexeme, root.get("alphabet", "ipa")):
        pass  # raises where the entry is not one that could be read back
    lexeme.tail = "\n"
    replacement = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        replacement.write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
        replacement.replace(file)
    except OSError as err:
        replacement.unlink(missing_ok=True)
        raise SettingsError(f"The lexicon {file} cannot be written: {err.strerror}") from err


def _root(file: Path) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(file.read_bytes(), parser)
    except OSError as err:
        raise SettingsError(f"The lexicon {file} cannot be read: {err.strerror}") from err
    except etree.XMLSyntaxError as err:
        raise SettingsError(
            f"{file}, line {err.lineno}: {err.msg}", hint="A lexicon is an XML file in W3C PLS 1.0."
        ) from err
    if root.tag != f"{PLS}lexicon":
        raise _broken(file, root, "the root element is not a PLS lexicon")
    for reference in root.iter(etree.Entity):
        raise _broken(file, reference.getparent(), f"the entity {reference.text} is not read")
    return root


def _entries(file: Path, lexeme: _Element, alphabet: str) -> Iterator[Entry]:
    graphemes = [_text(grapheme) for grapheme in lexeme.iterfind(f"{PLS}grapheme")]
    if not graphemes or not all(graphemes):
        raise _broken(file, lexeme, "a lexeme without a grapheme")
    readings = [item for item in lexeme if item.tag in (f"{PLS}phoneme", f"{PLS}alias")]
    if not readings or not all(_text(reading) for reading in readings):
        raise _broken(file, lexeme, f"{graphemes[0]!r} has neither a phoneme nor an alias")
    reading = next((r for r in readings if r.get("prefer") == "true"), readings[0])
    said = _text(reading)
    if reading.tag == f"{PLS}alias":
        yield from (Entry(grapheme, alias=said, source=str(file)) for grapheme in graphemes)
        return
    if reading.get("alphabet", alphabet).lower() != "ipa":
        raise _broken(file, reading, f"{graphemes[0]!r} is not in the alphabet ipa")
    foreign = sorted(set(said) - IPA)
    if foreign:
        raise _broken(file, reading, f"{graphemes[0]!r} has {foreign[0]!r}, which is not IPA")
    for grapheme in graphemes:
        if len(said.split()) not in (len(grapheme.split()), len(re.split(r"[\s‐‑-]+", grapheme))):
            raise _broken(file, reading, f"{grapheme!r} and {said!r} differ in number of words")
        yield Entry(grapheme, phoneme=said, source=str(file))


def _text(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _broken(file: Path, element: _Element | None, what: str) -> SettingsError:
    line = element.sourceline if element is not None else 1
    return SettingsError(
        f"{file}, line {line}: {what}", hint="See W3C PLS 1.0 for the form of a lexicon."
    )
