"""One article at its place -> what became of it: what every worker does, here or on a cluster."""

from __future__ import annotations

import errno
import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from audio_news.batch import parcel
from audio_news.batch.target import SECOND_WAITS_S, Bucket, Unreachable, Workshop
from audio_news.errors import (
    AlreadyExists,
    AudioNewsError,
    LabelError,
    MixError,
    PublishError,
    ReadError,
    ScriptError,
    SpeakError,
)
from audio_news.models import Episode
from audio_news.production import Progress, Studio, Watcher
from audio_news.publish import shelf
from audio_news.publish.stores.store import Changed

logger = logging.getLogger(__name__)

_STAGES = (
    (ReadError, "read"), (ScriptError, "script"), (SpeakError, "speak"), (MixError, "mix"),
    (LabelError, "label"), (PublishError, "publish"),
)  # fmt: skip
_NOT_THE_ARTICLE = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EFBIG,
     errno.EMFILE, errno.ENFILE, errno.ESTALE)
)  # fmt: skip
"""What a disk says that would say the same of any other article."""

PUT_TRIES = 3
RECORD_LOOKS = 5
"""How often a file in a bucket is looked at for its record, before it is somebody else's."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article to be made, and where."""

    id: int
    stem: str
    """Path under the output folder, without an ending."""
    name: str
    words: int
    line: bytes
    """Its parcel."""
    fresh: bool = False
    """No worker has begun it before: what stands in its place is not its."""

    def dumps(self) -> bytes:
        """One line of JSON."""
        about = json.dumps(
            {"id": self.id, "stem": self.stem, "words": self.words, "fresh": self.fresh}
        )
        return b'%s, "article": %s}' % (about[:-1].encode(), self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a job."""

    id: int
    status: Literal["done", "unchanged", "failed", "blocked"]
    """"blocked": the disk would not, and it is not the article's fault."""
    stage: str = ""
    reason: str = ""
    again: bool = False
    """Whether it failed of something that another run need not meet."""
    taken: bool = False
    """Whether it failed because something else stands in its place by now."""
    ending: str = ""
    size: int = 0
    record_size: int = 0
    audio_s: float = 0.0
    wall_s: float = 0.0
    cpu_s: float = 0.0
    lufs: float = 0.0

    @property
    def made(self) -> dict[str, Any]:
        """What the ledger keeps of an episode."""
        names = ("ending", "size", "audio_s", "wall_s", "cpu_s", "lufs")
        return {name: getattr(self, name) for name in names}

    def dumps(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


class Taken(PublishError):
    """Something else came to stand where the article was to go."""


def make(
    studio: Studio,
    order: dict[str, Any],
    output: Path,
    watch: Watcher,
    bucket: Bucket | None = None,
) -> Outcome:
    """Make the episode that a dumped job asks for; every failure is an outcome.

    The same job again, wherever and whenever, finds what is made and leaves it: a file
    appears whole or not at all, and one of the same recipe is kept. With a bucket the episode
    goes there, and `output` is where it is made.
    """
    started, cpu = time.monotonic(), time.process_time()
    stages = ["script"]

    def watched(progress: Progress) -> None:
        stages.append(progress.stage)
        watch(progress)

    try:
        episode, record_size = (
            _put(studio, order, output, watched, bucket)
            if bucket
            else _produce(studio, order, output, watched)
        )
    except Taken as err:
        return Outcome(
            id=order["id"], status="failed", stage="publish", reason=str(err), taken=True
        )
    except AudioNewsError as err:
        stage = next((name for kind, name in _STAGES if isinstance(err, kind)), stages[-1])
        status: Literal["blocked", "failed"] = "blocked" if _is_the_disk(err) else "failed"
        return Outcome(id=order["id"], status=status, stage=stage, reason=str(err))
    except MemoryError:
        reason = "It needs more memory than a worker may have"
        return Outcome(id=order["id"], status="failed", stage=stages[-1], reason=reason, again=True)
    except OSError as err:
        status = "blocked" if _is_the_disk(err) else "failed"
        return Outcome(id=order["id"], status=status, stage=stages[-1], reason=str(err))
    except Exception as err:  # one article's fault must not cost the others
        logger.exception("%s failed", order["stem"])
        return Outcome(id=order["id"], status="failed", stage=stages[-1], reason=repr(err))
    return Outcome(
        id=order["id"],
        status="unchanged" if episode.unchanged else "done",
        ending=episode.file.suffix.lstrip("."),
        size=episode.size_bytes,
        record_size=record_size,
        audio_s=episode.duration_s,
        wall_s=time.monotonic() - started,
        cpu_s=time.process_time() - cpu,
        lufs=episode.loudness_lufs,
    )


def _produce(
    studio: Studio, order: dict[str, Any], output: Path, watch: Watcher
) -> tuple[Episode, int]:
    """The episode and the size of its record in bytes. Raises Taken, and what making raises."""
    article = parcel.article_of(order["article"])
    stem = output / order["stem"]
    place = shelf.place_at(stem, article, studio.settings.sound.format)
    # A file without a record is ours where a run of ours may have been killed between the two.
    unfinished = place is not None and place.occupied and not place.present
    if place is None or (unfinished and order.get("fresh")):
        raise Taken(
            f"Another article's episode, or some other file, came to stand at {stem}",
            hint="Move it away.",
        )
    try:
        episode = studio.produce(
            article, output, overwrite=unfinished, revise=True, place=place, watch=watch
        )
    except AlreadyExists as err:
        raise Taken(err.message, hint=err.hint) from err
    return episode, episode.record.stat().st_size


def _put(
    studio: Studio, order: dict[str, Any], workplace: Path, watch: Watcher, bucket: Bucket
) -> tuple[Episode, int]:
    """Make the episode and put it into the bucket, unless somebody else has just done so.

    Whoever is given the same place at the same time comes second, and begins anew with what
    is there then: the same episode, which is left, another one, or a file without a record.
    """
    for _ in range(PUT_TRIES):
        with _workshop(studio, order, workplace, bucket) as work:
            made = _produce(studio, order, work.root, watch)
            try:
                if not made[0].unchanged:
                    work.put(made[0])
            except Changed as err:
                logger.info("%s: %s", order["stem"], err)
                time.sleep(SECOND_WAITS_S)  # for the record that comes after the file
                continue
            return made
    raise Unreachable(f"Somebody else writes to {bucket.address}/{order['stem']} all the time")


@contextmanager
def _workshop(
    studio: Studio, order: dict[str, Any], workplace: Path, bucket: Bucket
) -> Iterator[Workshop]:
    """A workshop with what is there of the episode, a record that is just coming included."""
    ending = studio.settings.sound.format
    for look in range(1, RECORD_LOOKS + 1):
        with bucket.workshop(workplace, order["stem"], ending) as work:
            if not (work.is_unfinished and order.get("fresh")) or look == RECORD_LOOKS:
                yield work
                return
        time.sleep(SECOND_WAITS_S)


def _is_the_disk(err: BaseException | None) -> bool:
    if isinstance(err, Unreachable):
        return True
    while err is not None:
        if isinstance(err, OSError) and err.errno in _NOT_THE_ARTICLE:
            return True
        err = err.__cause__
    return False
