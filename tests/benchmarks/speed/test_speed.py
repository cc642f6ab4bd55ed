import sys
from pathlib import Path

import pytest

from tests.benchmarks.speed import commands, document
from tests.benchmarks.speed.bars import BARS, WILD, middle, past
from tests.benchmarks.speed.growth import exponent
from tests.benchmarks.speed.machine import machine
from tests.benchmarks.speed.runs import Contestant, in_turns, ratios, spread


def test_every_run_has_a_folder_in_which_nothing_was_made(tmp_path: Path) -> None:
    code = "import os, sys; print(len(os.listdir(sys.argv[1]))); open(sys.argv[1] + '/a', 'w')"

    def empty(output: str) -> None:
        assert output.strip() == "0"

    def command(folder: Path) -> tuple[str, ...]:
        return sys.executable, "-c", code, str(folder)

    contestants = [Contestant("a", command, {}, empty), Contestant("b", command, {}, empty, runs=1)]
    costs = in_turns(contestants, 2, tmp_path)
    assert [len(costs[name]) for name in "ab"] == [2, 1]
    assert ratios(costs["a"], costs["b"], "wall_s")["median"] > 0


@pytest.mark.parametrize(
    ("proof", "output"),
    [
        (commands.fresh, '{"unchanged": true, "clips_spoken": 9, "clips_reused": 0}'),
        (commands.fresh, '{"unchanged": false, "clips_spoken": 0, "clips_reused": 0}'),
        (commands.fresh, '{"unchanged": false, "clips_spoken": 9, "clips_reused": 1}'),
        (commands.one_spoken, '{"unchanged": false, "clips_spoken": 2, "clips_reused": 7}'),
        (commands.kept, '{"unchanged": false}'),
        (commands.all_done(3), '{"done": 3, "unchanged": 1}'),
        (commands.all_done(3), '{"done": 2, "unchanged": 0}'),
        (commands.all_kept(3), '{"unchanged": 2}'),
    ],
)
def test_a_run_that_did_something_else_is_no_measurement(proof: object, output: str) -> None:
    with pytest.raises(AssertionError):
        proof(f"a word before\n{output}\n")  # type: ignore[operator]


def test_what_was_measured_as_said_is_taken() -> None:
    commands.fresh('advice\n{"unchanged": false, "clips_spoken": 9, "clips_reused": 0}\n')
    commands.all_done(3)('{\n "done": 3,\n "unchanged": 0\n}\n')


def test_exponents_of_growth() -> None:
    assert exponent({10: 2.0, 20: 4.0, 40: 8.0}) == pytest.approx(1)
    assert exponent({10: 1.0, 20: 4.0, 40: 16.0}) == pytest.approx(2)


FIGURE = {"median": 1.25, "min": 1.0, "max": 1.5}
COSTS = {"cpu_s": FIGURE, "wall_s": FIGURE, "peak_mb": 100.0}


def figures() -> dict:
    """One of everything, as a run gives it."""
    worker = {"articles": 2, "articles_an_hour": 1000.0, "cpu_s_an_article": 3.6,
              "to_hibari_alone": 1.7, "audio_s_an_article": 36.0, "peak_mb": 300.0}  # fmt: skip
    ratio = {bar.path[2]: FIGURE for bar in BARS if bar.path[0] == "one article"}
    grown = {"cpu_s": {10: 1.0, 20: 2.0}, "exponent": 1.0}
    return {
        "machine": "on a day",
        "version": "1.2",
        "one article": {"words": 900, "runs": 5, "rival_runs": 3, "missing": [],
                        "costs": {"audio-news make": COSTS, "hibari <alone>": COSTS},
                        "ratios": ratio},
        "stages": {"audio_s": 390.0, "stages": {"read": {"cpu_s": FIGURE}}},
        "a batch": {"articles": 200, "words": 300, "hibari_alone_cpu_s_an_article": FIGURE,
                    "workers": {"one worker": worker, "two workers": worker},
                    "unchanged_articles": 1000,
                    "unchanged_wall_ms_an_article": 0.3, "unchanged_cpu_ms_an_article": 0.4},
        "a changed sentence": {"sentences": 100, "costs": {"first": COSTS},
                               "ratios": {"to the first run": FIGURE}},
        "memory": {"episodes": {"10 min": {"minutes": 10.0, "peak_mb": 90.0}},
                   "longest_minutes": 600, "longest_mb_over_10_min": 70.0},
        "growth": {"article, words": grown, "archive, articles": grown, "feed, episodes": grown},
        "start-up": {"costs": {"pass": COSTS}},
    }  # fmt: skip


def test_the_document_holds_every_bar_and_whether_it_is_kept(tmp_path: Path) -> None:
    document.write(figures(), tmp_path)
    text = (tmp_path / "performance.md").read_text()
    assert "$" not in text
    promised = text.partition("## One article")[0].splitlines()
    for bar in BARS:
        assert sum(line.startswith(f"| {bar.what} |") for line in promised) == 1
    assert "| ≤ 60 MB | 60 | 70 | **no** |" in text
    assert "| ≤ 1.8 | 1.5 | 1.70 | yes |" in text
    assert "1,000 core-hours" in text  # 3.6 CPU seconds, a million times
    assert "hibari &lt;alone&gt;" in (tmp_path / "performance.svg").read_text()


def test_only_what_is_wildly_off_fails_in_ci() -> None:
    found = figures()
    assert past(found, WILD) == ["memory beyond that of ten minutes: 70.00 is past 60"]
    found["memory"]["longest_mb_over_10_min"] = 1.0
    assert past(found, WILD) == []
    del found["growth"]
    assert past(found, WILD) == []
    assert middle(spread([3.0, 1.0, 2.0])) == 2.0


def test_the_machine_is_described_without_its_name_or_a_path() -> None:
    import platform

    told = machine()
    assert "cores" in told
    assert "Python" in told
    assert platform.node() not in told or not platform.node()
    assert "/" not in told
