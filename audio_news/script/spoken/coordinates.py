"""Places on the map: "40°42′46″N" is so many degrees, minutes and seconds north."""

from __future__ import annotations

import re

from audio_news.script.spoken import numbers
from audio_news.script.spoken.reading import Line, Reading, read_as

_ANGLE = re.compile(
    r"(?P<degree>[0-9]{1,3})[°º] ?(?P<minute>[0-5]?[0-9](?:\.[0-9]{1,4})?)['′’]"
    r"(?: ?(?P<second>[0-5]?[0-9](?:\.[0-9]{1,4})?)(?:[\"″”]|''))?"
    r"(?: ?(?P<way>[NSEW])(?!\w))?"
)
_WAYS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def read(line: Line, at: int) -> Reading | None:
    """An angle in degrees and minutes, with seconds and the side of the globe where given."""
    found = _ANGLE.match(line.text, at)
    if not found:
        return None
    said = [
        f"{numbers.number(found[part])} {part}{'' if found[part] == '1' else 's'}"
        for part in ("degree", "minute", "second")
        if found[part]
    ]
    if found["way"]:
        said.append(_WAYS[found["way"]])
    return read_as(" ".join(said), at, found.end())
