"""The default voice by itself: reads a page, speaks it, writes nothing; prints seconds of audio."""

import sys

from hibari import Hibari

if __name__ == "__main__":
    voice = Hibari(threads=1)
    with open(sys.argv[1], encoding="utf-8") as page:
        text = page.read()
    print(sum(len(part) for part in voice.stream(text, seed=0)) / 24_000)  # noqa: T201
