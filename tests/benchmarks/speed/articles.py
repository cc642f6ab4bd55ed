"""News-like prose of any length, the same every time."""

from __future__ import annotations

import json
from pathlib import Path

PLACES = ("Northport", "Westhaven", "Eastbrook", "Millford", "Stonebridge", "Kingsferry", "Ashdale")
PEOPLE = ("Ingrid Solberg", "Amina Yusuf", "Daniel Reyes", "Lena Fischer", "Tom Okafor")
SENTENCES = (
    "The city council of {place} voted {n}-12 on Tuesday to spend ${n}.5 million on the harbor.",
    "Mayor {person} said the work would start in March 20{n} and last about {n} months.",
    "Nobody in {place} had expected the governor, who arrived at 9:{n} a.m., to speak first.",
    "Exports of grain fell by 7.{n}% in the third quarter, the statistics office of {place} said.",
    "Dr. {person}, a coastal scientist, called the plan late, costly and better than nothing.",
    "Heavy rain closed {n} passes near {place} on Nov. 9, and drivers slept in a school gym.",
)
ALL = 420
"""How many sentences are no two alike."""
TITLE = "Harbor plan passes after long night"


def sentence(n: int) -> str:
    """The n-th sentence of all that there are."""
    return SENTENCES[n % len(SENTENCES)].format(
        place=PLACES[n % len(PLACES)], person=PEOPLE[n % len(PEOPLE)], n=27 + n % 60
    )


def sentences(words: int, seed: int = 0) -> list[str]:
    """Sentences of so many words together; another seed, other numbers and names."""
    out: list[str] = []
    count = 0
    while count < words:
        again = f"Item {len(out)}: " if len(out) >= ALL else ""  # a reader skips what it had
        out.append(again + sentence(len(out) + 7 * seed))
        count += len(out[-1].split())
    return out


def page(words: int) -> str:
    """A page of so many words as pasted: headline, paragraphs."""
    return _page(sentences(words))


def page_of(count: int, *, changed: bool = False) -> str:
    """A page of so many sentences, no two alike; `changed` says the middle one otherwise."""
    said = [f"Item {n}: {sentence(n)}" for n in range(count)]
    if changed:
        said[count // 2] = "The vote was called off just before midnight, to nobody's surprise."
    return _page(said)


def _page(said: list[str]) -> str:
    paragraphs = [" ".join(said[i : i + 3]) for i in range(0, len(said), 3)]
    return f"{TITLE}\n\n" + "\n\n".join(paragraphs) + "\n"


def archive(file: Path, articles: int, words: int) -> Path:
    """A JSONL archive of articles of `words` words."""
    with file.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            fields = {
                "title": f"{TITLE}, part {number}",
                "url": f"https://news.example/{number}",
                "published": f"2026-{1 + number % 12:02}-{1 + number % 28:02}T08:00:00Z",
                "body": "\n\n".join(sentences(words, number)),
            }
            stream.write(json.dumps(fields) + "\n")
    return file
