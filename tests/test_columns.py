"""Words kept as columns are the same words."""

from copy import deepcopy
from typing import Any

import pytest

from audio_news.columns import Columns, columns
from audio_news.models import SpokenWord, Word

HEARD = (Word("the", 0.0, 0.1, 0, 3), Word("Łódź-based", 1 / 3, 36_000.125, 4, 2**32 - 1))
SAID = (SpokenWord("a", 0, 1, 0, 1), SpokenWord("lone \ud800", 2, 3, 70_000, 70_001, "ˈiː"))


@pytest.mark.parametrize(("kind", "rows"), [(Word, HEARD), (SpokenWord, SAID), (Word, ())])
def test_they_come_out_as_they_went_in(kind: type, rows: tuple[object, ...]) -> None:
    kept = columns(kind, iter(rows))
    assert tuple(kept) == rows
    assert [kept[at] for at in range(len(kept))] == list(rows)
    assert (kept[-1:], kept[1:], len(kept)) == (rows[-1:], rows[1:], len(rows))
    assert kept == rows == kept
    assert hash(kept) == hash(rows)
    assert repr(kept) == repr(rows)
    assert deepcopy(kept) == kept
    assert columns(kind, kept) is kept
    assert kept != (*rows[:-1], "another")
    assert kept != 1


@pytest.mark.parametrize(
    "fields",
    [
        ("x", "0", 1.0, 0, 1), ("x", 0.0, None, 0, 1), ("x", 0.0, 1.0, -1, 1),
        ("x", 0.0, 1.0, 0, 2**32), ("x", 0.0, 1.0, 0.5, 1), (7, 0.0, 1.0, 0, 1),
    ],
)  # fmt: skip
def test_what_no_word_should_hold_is_refused(fields: tuple[Any, ...]) -> None:
    with pytest.raises((TypeError, OverflowError)):
        Columns(Word, [Word(*fields)])
