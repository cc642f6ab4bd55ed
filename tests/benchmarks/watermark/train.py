"""Train the detector's whitening on unmarked speech: writes whitening.json into the package.

    python -m tests.benchmarks.watermark.train --cache FOLDER

Two items each of hibari and eSpeak (13 minutes); what is measured is other items of theirs,
and a third voice.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from audio_news.label.watermark.spectrum import levels_db
from audio_news.label.watermark.whitening import FILE, train
from tests.benchmarks.watermark.material import RATE_HZ, episode

TRAINED_ON = (("hibari", 900), ("hibari", 901), ("espeak", 900), ("espeak", 901))


def main() -> None:
    """Make the speech, train, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cache", type=Path, required=True, help="folder for what is made")
    cache = options.parse_args().cache
    levels = [
        levels_db(episode(voice, seed, cache, mark=False), RATE_HZ) for voice, seed in TRAINED_ON
    ]
    taps, covariance = train(levels)
    rows = ",\n    ".join(json.dumps([round(value, 3) for value in row]) for row in covariance)
    head = json.dumps([round(tap, 5) for tap in taps])
    FILE.write_text(
        f'{{\n  "taps": {head},\n  "covariance": [\n    {rows}\n  ]\n}}\n', encoding="utf-8"
    )


if __name__ == "__main__":
    main()
