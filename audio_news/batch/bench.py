"""A worker's place: one warm process at a time, replaced when it dies or hangs.

`Bench.make` blocks until an article is made, has failed, or has cost too many workers; a
thread each makes a crew of benches (`crew.py`), a Dask task each a cluster (`cluster.py`).
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import audio_news
from audio_news import errors
from audio_news.batch.channel import Message, receive, send
from audio_news.batch.job import Job, Outcome
from audio_news.batch.sweep import sweep
from audio_news.errors import AudioNewsError, WorkerError
from audio_news.settings import CacheSettings, Settings
from audio_news.showfile import table_of

logger = logging.getLogger(__name__)

LEAST_MEMORY_BYTES = 1_500_000_000
_FROM_OUTSIDE = tuple(
    -getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")
    if hasattr(signal, name)
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a worker is waited for, and how often it is replaced."""

    start_s: float = 180.0
    silence_s: float = 60.0
    """Without a word from it, a worker hangs; and so much longer for each word of its article:"""
    silence_s_per_word: float = 0.1
    starts: int = 3
    """Start-ups that may fail in a row."""
    tries: int = 3
    """Workers that an article may cost."""

    def silence(self, words: int) -> float:
        """Seconds without a word after which the worker on such an article hangs."""
        return self.silence_s + self.silence_s_per_word * words


@dataclass(frozen=True, slots=True)
class _Death:
    """How a worker ended on an article."""

    reason: str
    stage: str
    from_outside: bool


class Stopped(Exception):
    """The bench was closed while an article was on it."""


Told = Callable[[str, int, int], None]
"""Stage, done, total."""


class Bench:
    """Makes one article after another in a process of its own.

    `log` takes what the process prints, where there is one. Every method may be called from any
    thread, `make` from one at a time.
    """

    def __init__(
        self,
        settings: Settings,
        output: Path,
        *,
        bucket: str = "",
        endpoint: str = "",
        log: Path | None = None,
        memory_bytes: int = 0,
        nice: int = 0,
        patience: Patience | None = None,
    ) -> None:
        self.patience = patience or Patience()
        self._log, self._output, self._bucket = log, output.absolute(), bucket
        self._greeting: Message = {
            "settings": table_of(for_worker(settings)),
            "output": str(self._output),
            "bucket": bucket,
            "endpoint": endpoint,
            "memory_bytes": memory_bytes,
            "nice": nice,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._inbox: queue.Queue[Message | None] = queue.Queue()
        self._closed = threading.Event()
        self._code = 0

    def warm(self) -> None:
        """Have a process ready. Raises WorkerError, or what keeps the voice from loading."""
        if self._process is not None and self._process.poll() is None:
            return
        self._end()
        reason = ""
        for _ in range(self.patience.starts):
            if self._closed.is_set():
                raise Stopped
            self._start()
            message = self._next(self.patience.start_s)
            if message and "broken" in message:
                self._end()
                raise _error(*message["broken"])
            if message and "ready" in message:
                return
            silent = message is not None and "silent" in message
            ended = self._end()
            reason = f"was not ready in {self.patience.start_s:.0f} s" if silent else ended
            logger.warning("a worker did not start: %s", reason)
        hint = f"What it printed is in {self._log}." if self._log else ""
        raise WorkerError(
            f"A worker did not start, {self.patience.starts} times: it {reason}", hint=hint
        )

    def make(self, job: Job, told: Told = lambda stage, done, total: None) -> Outcome:
        """What became of the job. Raises Stopped, and what `warm` raises."""
        deaths: list[_Death] = []
        started = time.monotonic()
        while len(deaths) < self.patience.tries:
            self.warm()
            ended = self._attempt(job, told)
            if self._closed.is_set() and not isinstance(ended, Outcome):
                raise Stopped
            if isinstance(ended, Outcome):
                return replace(ended, wall_s=time.monotonic() - started)
            logger.warning("%s: the worker %s", job.name, ended.reason)
            sweep(self._output if self._bucket else (self._output / job.stem).parent)
            deaths.append(ended)
            job = replace(job, fresh=False)
        last = deaths[-1]
        return Outcome(
            id=job.id,
            status="failed",
            stage=last.stage,
            reason=f"The worker {last.reason}; {len(deaths)} workers were lost on this article",
            again=all(death.from_outside for death in deaths),
        )

    def kill(self) -> None:
        """End the process now, whatever it is at."""
        self._closed.set()
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()

    def close(self) -> None:
        """End the process when it has nothing to do."""
        self._closed.set()
        if self._process is not None and self._process.poll() is None:
            with suppress(OSError):
                send(_stream(self._process.stdin), {"stop": True})
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10.0)
        self._end()

    def _attempt(self, job: Job, told: Told) -> Outcome | _Death:
        assert self._process
        stage, hung = "script", False
        silence_s = self.patience.silence(job.words)
        with suppress(OSError):  # it has died just now: its end of the pipe says so below
            send(_stream(self._process.stdin), job.dumps())
        while message := self._next(silence_s):
            if "outcome" in message:
                return Outcome(**message["outcome"])
            if hung := "silent" in message:
                break
            stage, done, total = message["at"]
            told(stage, done, total)
        if hung:
            self._process.kill()
        reason = self._end()
        if hung:
            reason = f"hung: nothing was heard of it for {silence_s:.0f} s"
        return _Death(reason, stage, not hung and self._code in _FROM_OUTSIDE)

    def _start(self) -> None:
        self._inbox = queue.Queue()
        with _log_file(self._log) as log, _signals_wait():
            self._process = subprocess.Popen(
                [sys.executable, "-m", "audio_news.batch.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=_environment(),
            )
        threading.Thread(
            target=_hear, args=(_stream(self._process.stdout), self._inbox), daemon=True
        ).start()
        with suppress(OSError):
            send(_stream(self._process.stdin), self._greeting)

    def _next(self, timeout_s: float) -> Message | None:
        """What the worker says, "silent" where that is nothing for so long; None: it has died."""
        try:
            return self._inbox.get(timeout=timeout_s)
        except queue.Empty:
            return {"silent": True}

    def _end(self) -> str:
        """Let the process go, and how it ended."""
        process, self._process = self._process, None
        if process is None:
            return ""
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.5)  # its pipe may close a moment before it is gone
        process.kill()
        self._code = process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                _stream(stream).close()
        return _told(self._code)


def for_worker(settings: Settings) -> Settings:
    """Settings for one of many processes: one thread, and no clips kept.

    A minute of speech is 6 MB of clips: an archive would write terabytes of them, and push
    out those of the texts that are being edited.
    """
    return replace(settings, workers=1, cache=CacheSettings(limit_mb=0))


def memory_share(workers: int) -> int:
    """How many bytes each of so many workers may grow by: an even share of most of the machine's.

    0 where it cannot be told.
    """
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0
    return max(LEAST_MEMORY_BYTES, int(total * 0.8 / workers))


def _told(code: int) -> str:
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def _error(kind: str, message: str, hint: str) -> AudioNewsError:
    """The error of that name, as the worker met it."""
    found = getattr(errors, kind, WorkerError)
    error: AudioNewsError = found(message, hint=hint)
    return error


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream
    return stream


def _hear(stream: IO[bytes], inbox: queue.Queue[Message | None]) -> None:
    with suppress(OSError, ValueError):  # closed under our hands, or a line that broke off
        for message in receive(stream):
            inbox.put(message)
    inbox.put(None)


def _environment() -> dict[str, str]:
    """This process's, with one thread for every numeric library, and this very package."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    here = str(Path(audio_news.__file__).parent.parent)
    paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, **one, "PYTHONPATH": os.pathsep.join(paths)}


@contextmanager
def _log_file(log: Path | None) -> Iterator[Any]:
    """Where a worker's standard error goes: the end of a file, or nowhere."""
    try:
        stream = log.open("ab") if log else None
    except OSError:
        stream = None  # a full disk: the worker may still be able to say why it cannot work
    try:
        yield stream or subprocess.DEVNULL
    finally:
        if stream:
            stream.close()


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Keep Ctrl-C from a child that has not yet said that it is none of its business."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
