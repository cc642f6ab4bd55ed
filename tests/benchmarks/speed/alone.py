"""The default voice by itself: reads a page or an archive, speaks it and writes nothing.

Prints JSON: seconds of audio, and the CPU seconds of each article without the start-up.
"""

import json
import sys
import time

from hibari import Hibari


def texts(path: str) -> list[str]:
    """A page whole, or title and body of each article of an archive."""
    with open(path, encoding="utf-8") as stream:
        if not path.endswith(".jsonl"):
            return [stream.read()]
        stories = [json.loads(line) for line in stream]
    return [f"{story['title']}\n\n{story['body']}" for story in stories]


if __name__ == "__main__":
    pages = texts(sys.argv[1])
    voice = Hibari(threads=1)
    if len(pages) > 1:
        voice("Good morning.")  # what is loaded with the first word is start-up
    audio_s, cpu_s = 0.0, []
    for page in pages:
        before = time.process_time()
        audio_s += sum(len(part) for part in voice.stream(page, seed=0)) / 24_000
        cpu_s.append(time.process_time() - before)
    print(json.dumps({"audio_s": audio_s, "cpu_s": cpu_s}))  # noqa: T201
