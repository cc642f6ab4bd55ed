"""The workers of a Dask cluster: the same jobs, benches and events as on one machine.

Dask hands out at least once; a job that runs twice finds what is made and leaves it, so each
article is made once. Each Dask worker guards its benches itself: a crash or a hang in one costs
that process, never the Dask worker, and only the time of its own article. When the scheduler
dies, what is finished is finished, and the same command goes on with the rest.
"""

from __future__ import annotations

import logging
import queue
import tempfile
import threading
import time
import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from distributed import Client, Future, Worker, WorkerPlugin, get_worker
from distributed.scheduler import KilledWorker

from audio_news.batch.bench import Bench, Stopped, memory_share
from audio_news.batch.crew import TICK_S, Desk, Event, Finished, Started, Tick
from audio_news.batch.job import Job, Outcome
from audio_news.batch.order import Order
from audio_news.errors import AudioNewsError, BatchError, ClusterLost
from audio_news.provenance import package_version
from audio_news.publish.public import FOLDER

logger = logging.getLogger(__name__)

CONNECT_S = 15.0
GONE_S = 10.0
"""Without its scheduler for so long, a client gives up."""
AHEAD = 2
"""Jobs that wait on the cluster beyond one for each thread."""
LOOK_EVERY_S = 5.0


class Benches(WorkerPlugin):
    """A Dask worker's benches, one for each of its threads; warm from the first job on."""

    def __init__(self, order: Order, token: str) -> None:
        self.name = f"audio-news-{token}"
        self._settings, self._patience = order.settings, order.patience
        self._output = order.output.resolve()
        self._bucket, self._endpoint = order.bucket, order.endpoint
        self._token, self._version = token, package_version()

    def setup(self, worker: Worker) -> None:
        """Have a bench for each thread; nothing is loaded yet."""
        threads = max(1, worker.state.nthreads)
        limit = getattr(worker.memory_manager, "memory_limit", None)
        memory_bytes = int(limit // threads) if limit else memory_share(threads)
        self._free: queue.Queue[Bench] = queue.Queue()
        self._all = [
            Bench(
                self._settings,
                Path(tempfile.gettempdir(), "audio-news") if self._bucket else self._output,
                bucket=self._bucket,
                endpoint=self._endpoint,
                memory_bytes=memory_bytes,
                patience=self._patience,
            )
            for _ in range(threads)
        ]
        for bench in self._all:
            self._free.put(bench)

    def teardown(self, worker: Worker) -> None:
        """End every process."""
        for bench in self._all:
            bench.kill()

    def make(self, job: Job) -> Outcome:
        """What became of a job. Raises BatchError where this worker cannot do what was asked."""
        if package_version() != self._version:
            raise BatchError(
                f"A worker of the cluster has audio_news {package_version()}, and the batch is"
                f" of {self._version}",
                hint="Install the same version everywhere.",
            )
        if not self._bucket and not _token_file(self._output, self._token).is_file():
            raise BatchError(
                f"A worker of the cluster does not see {self._output} as it is here",
                hint="Give -o a folder that all share under the same name.",
            )
        bench = self._free.get()
        try:
            return bench.make(job)
        finally:
            self._free.put(bench)


def task(name: str, job: Job) -> Outcome:
    """What a Dask worker runs."""
    benches = get_worker().plugins[name]
    assert isinstance(benches, Benches)
    return benches.make(job)


def run_cluster(order: Order, desk: Desk) -> Generator[Event, None, None]:
    """Have the jobs of the desk made by the cluster at the order's address.

    Raises ClusterLost, and what keeps its workers from working.
    """
    output, token = order.output.resolve(), uuid.uuid4().hex
    shared = _token_file(output, token)
    shared.touch()
    try:
        with _client(order.cluster) as client:
            plugin = Benches(order, token)
            client.register_plugin(plugin)
            try:
                yield from _Window(client, plugin.name, order.cluster).run(desk)
            finally:
                with suppress(OSError, TimeoutError, ValueError):
                    client.unregister_worker_plugin(plugin.name)
    finally:
        shared.unlink(missing_ok=True)


class _Window:
    """The jobs that are on the cluster at one time."""

    def __init__(self, client: Client, plugin: str, address: str) -> None:
        self.client, self.plugin, self.address = client, plugin, address
        self._events: queue.Queue[Future[Outcome]] = queue.Queue()
        self._running: dict[str, tuple[str, Job]] = {}
        self._slots: list[str] = []
        self._size, self._looked, self._seen = 0, 0.0, time.monotonic()

    def run(self, desk: Desk) -> Generator[Event, None, None]:
        """Keep the window full until the desk is closed and it is empty."""
        while True:
            self._look()
            while len(self._running) < self._size and (job := desk.next()) is not None:
                yield self._submit(job)
            if desk.abandoned or (desk.closed and not self._running):
                return
            try:
                future = self._events.get(timeout=TICK_S)
            except queue.Empty:
                yield Tick()
            else:
                yield self._finished(future)

    def _submit(self, job: Job) -> Started:
        key = f"{self.plugin}-{job.id}-{uuid.uuid4().hex[:8]}"
        slot = self._slots.pop() if self._slots else str(len(self._running) + 1)
        self._running[key] = (slot, job)
        future = self.client.submit(task, self.plugin, job, key=key, retries=0, pure=False)
        future.add_done_callback(self._events.put)
        return Started(slot, job)

    def _finished(self, future: Future[Outcome]) -> Finished:
        slot, job = self._running.pop(str(future.key))
        self._slots.append(slot)
        if future.status == "finished":
            return Finished(slot, job, future.result())
        if future.status == "error":
            error = future.exception()
            if isinstance(error, KilledWorker):
                return Finished(slot, job, _poison(job, str(error)))
            if isinstance(error, Stopped):
                return Finished(slot, job, None)
            if isinstance(error, AudioNewsError):
                raise error
            return Finished(slot, job, _poison(job, repr(error)))
        if self.client.status != "running":
            raise self._lost()
        return Finished(slot, job, None)

    def _look(self) -> None:
        """Count the threads of the cluster now and then, and see that its scheduler is there."""
        now = time.monotonic()
        if self.client.status == "running":
            self._seen = now
        elif now - self._seen > GONE_S or self.client.status in ("closing", "closed"):
            raise self._lost()
        if now - self._looked > LOOK_EVERY_S or not self._size:
            self._looked = now
            info = self.client.scheduler_info(n_workers=-1)
            threads = sum(worker["nthreads"] for worker in info["workers"].values())
            self._size = threads + AHEAD if threads else 0

    def _lost(self) -> ClusterLost:
        return ClusterLost(
            f"The scheduler at {self.address} is gone; what is finished stays",
            hint="Run the same command again when it is back: it goes on with the rest.",
        )


def _poison(job: Job, reason: str) -> Outcome:
    return Outcome(id=job.id, status="failed", stage="cluster", reason=reason, again=True)


def _token_file(output: Path, token: str) -> Path:
    return output / FOLDER / f"shared-{token}"


@contextmanager
def _client(address: str) -> Iterator[Client]:
    """A client of the cluster. Raises ClusterLost where there is none."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is an error here
    try:
        client = Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as err:
        raise ClusterLost(
            f"There is no Dask scheduler at {address}: {err}",
            hint="Give its address as it prints it, like tcp://10.0.0.5:8786.",
        ) from err
    try:
        yield client
    finally:
        closing = threading.Thread(target=_close, args=(client,), daemon=True)
        closing.start()
        closing.join(10.0)  # a scheduler that died must not keep the command from ending


def _close(client: Client) -> None:
    try:
        client.close(timeout=2)
    except Exception:  # where the scheduler is dead Dask may stumble; the work is done by now
        logger.info("The client of the cluster was not closed", exc_info=True)
