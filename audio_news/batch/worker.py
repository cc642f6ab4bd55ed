"""A worker: a process of its own with a warm voice, one article at a time.

    python -m audio_news.batch.worker

Standard input and output are its pipes to the supervisor (`channel.py`): first a greeting,
then a job after another. It ends at once when the supervisor is gone, however that came.
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import sys
import threading
import time
from pathlib import Path
from typing import IO

from audio_news.batch.channel import Message, receive, send
from audio_news.errors import AudioNewsError
from audio_news.production import Progress, Watcher

SAY_EVERY_S = 0.5


def main() -> None:
    """Serve until told to stop."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        # The terminal and the service manager tell everyone; the supervisor decides.
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    logging.basicConfig(format="%(asctime)s %(process)d %(name)s: %(message)s")
    commands, answers = sys.stdin.buffer, _own_output()
    inbox: queue.Queue[Message] = queue.Queue()
    threading.Thread(target=_listen, args=(commands, inbox), daemon=True).start()
    serve(inbox, answers)


def serve(inbox: queue.Queue[Message], answers: IO[bytes]) -> None:
    """Load what the greeting asks for, then answer each job with its outcome."""
    from audio_news.batch.job import make
    from audio_news.batch.target import Bucket
    from audio_news.production import Studio
    from audio_news.showfile import settings_of

    greeting = inbox.get()
    output, bucket = Path(greeting["output"]), None
    if greeting["nice"] and hasattr(os, "nice"):
        os.nice(greeting["nice"])
    try:
        settings = settings_of(greeting["settings"], "the show")
        if greeting["bucket"]:
            bucket = Bucket(greeting["bucket"], greeting["endpoint"])
        studio = Studio(settings)
        _ = studio.engine  # a worker is warm before it is given anything
    except AudioNewsError as err:
        send(answers, {"broken": [type(err).__name__, err.message, err.hint]})
        return
    _limit_memory(greeting["memory_bytes"])
    send(answers, {"ready": True})
    with studio:
        while "stop" not in (message := inbox.get()):
            outcome = make(studio, message, output, _teller(answers), bucket)
            send(answers, {"outcome": outcome.dumps()})


def _listen(commands: IO[bytes], inbox: queue.Queue[Message]) -> None:
    for message in receive(commands):
        inbox.put(message)
    os._exit(1)  # the supervisor is gone, and with it whoever would know what was made


def _own_output() -> IO[bytes]:
    """The pipe to the supervisor; what libraries print goes to standard error from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _teller(answers: IO[bytes]) -> Watcher:
    """A watcher that tells the supervisor how far an article is, not too often."""
    stage, at = "", 0.0

    def watch(progress: Progress) -> None:
        nonlocal stage, at
        now = time.monotonic()
        if progress.stage == stage and now - at < SAY_EVERY_S:
            return
        stage, at = progress.stage, now
        send(answers, {"at": [progress.stage, progress.done, progress.total]})

    return watch


def _limit_memory(more_bytes: int) -> None:
    """Let this process grow by so much beyond what the warm voice takes, where the system can."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (ImportError, OSError):
        return
    limit = pages * resource.getpagesize() + more_bytes
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if more_bytes and (hard == resource.RLIM_INFINITY or limit < hard):
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


if __name__ == "__main__":
    main()
