"""Each harness with a fixed number of inputs, the same in every run; `make fuzz` has no end."""

from __future__ import annotations

import logging
from itertools import islice

import pytest

from audio_news.errors import ReadError
from tests.fuzz.drive import CORPUS, Hang, attempt, bounded, broken, corpus
from tests.fuzz.harnesses import HARNESSES, SLOW, packed, run
from tests.fuzz.mutator import inputs

SEED = 2026
INPUTS, INPUTS_OF_SLOW = 400, 80


@pytest.fixture(autouse=True)
def quiet() -> None:
    """The libraries' own words on broken files."""
    for name in ("pdfminer", "trafilatura", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@pytest.mark.filterwarnings("default")  # as the program runs
@pytest.mark.parametrize("name", HARNESSES)
def test_nothing_breaks_it(name: str) -> None:
    count = INPUTS_OF_SLOW if name in SLOW else INPUTS
    assert [(data[:300], repr(error)) for data, error in broken(name, count, SEED)] == []


@pytest.mark.parametrize("name", HARNESSES)
def test_its_corpus_reaches_what_it_is_to_try(name: str) -> None:
    """Most of it is taken, so that what comes of it is not turned down at the door."""
    taken = [run(HARNESSES[name], data) for data in corpus(name)]
    assert sum(taken) * 2 >= len(taken)


def test_every_corpus_has_a_harness() -> None:
    assert {folder.name for folder in CORPUS.iterdir()} == set(HARNESSES)


def test_the_same_seed_gives_the_same_inputs() -> None:
    files = corpus("say")
    first, again, other = (list(islice(inputs(files, seed), 60)) for seed in (1, 1, 2))
    assert first == again != other
    assert first[: len(files)] == files
    assert len(set(first)) > 50


def test_a_fault_is_found() -> None:
    def harness(data: bytes) -> None:
        if b"<" in data:
            raise ReadError("it is HTML")
        if b"\x00" in data:
            raise KeyError("a fault")

    assert attempt(harness, b"text") == (True, None)
    assert attempt(harness, b"<") == (False, None)
    assert isinstance(attempt(harness, b"\x00")[1], KeyError)


def test_a_hang_is_found() -> None:
    def endless() -> None:
        with bounded(0.05):
            while True:
                pass

    with pytest.raises(Hang):
        endless()


def test_an_archive_is_packed() -> None:
    assert packed(b"PK\x03\x04 as it is", b"a") == b"PK\x03\x04 as it is"
    assert b"c.xhtml" in packed(b"\n%%%% c.xhtml\n<a/>", b"a")
