"""Signals that come at a bad moment end the program all the same."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

START = """
import os, click
import audio_news.cli.main as main

main.cli = click.Command("program", callback=work)
main.main()
"""
SWALLOWING = """
def work():
    try:
        os.kill(os.getpid(), int(os.environ["NUMBER"]))
    except BaseException:
        pass
"""
AT_THE_END = """
def work():
    import native
"""
IMPORTING = """
import time

def work():
    try:
        import native
    except ImportError:
        print("not installed", flush=True)
    time.sleep(10)
    print("went on", flush=True)
"""
NATIVE = """
import os, time

try:
    os.kill(os.getpid(), int(os.environ["NUMBER"]))
    time.sleep(0.2)
except BaseException as err:
    raise ImportError("what interrupts it, it takes for its own") from err
print("imported", flush=True)
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
@pytest.mark.parametrize(
    ("work", "said"), [(SWALLOWING, ""), (IMPORTING, "imported\n"), (AT_THE_END, "imported\n")]
)
def test_no_signal_is_lost(
    tmp_path: Path, number: signal.Signals, code: int, work: str, said: str
) -> None:
    (tmp_path / "native.py").write_text(NATIVE)
    done = subprocess.run(
        [sys.executable, "-c", work + START],
        cwd=tmp_path,
        env={**os.environ, "NUMBER": str(int(number))},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert done.returncode == code, done.stderr
    assert done.stdout == said
