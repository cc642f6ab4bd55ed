"""Train the detector's whitening on unmarked speech: writes whitening.json into the package.

    python -m tests.benchmarks.watermark.train [--cache FOLDER]

Items 18 and 19 of hibari, 8 and 9 of eSpeak (13 minutes); measure.py tests on the others.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from audio_news.label.watermark.spectrum import levels_db
from audio_news.label.watermark.whitening import FILE, train
from tests.benchmarks.watermark.material import ITEM_S, RATE_HZ, limited, programme

TRAINED_ON = (("hibari", 18), ("hibari", 19), ("espeak", 8), ("espeak", 9))


def main() -> None:
    """Make the speech, train, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, help="folder to keep spoken items in")
    cache = options.parse_args().cache
    levels = [
        levels_db(limited(programme(voice, seed, ITEM_S, cache)), RATE_HZ)
        for voice, seed in TRAINED_ON
    ]
    taps, covariance = train(levels)
    rows = ",\n    ".join(json.dumps([round(value, 3) for value in row]) for row in covariance)
    head = json.dumps([round(tap, 5) for tap in taps])
    FILE.write_text(
        f'{{\n  "taps": {head},\n  "covariance": [\n    {rows}\n  ]\n}}\n', encoding="utf-8"
    )


if __name__ == "__main__":
    main()
