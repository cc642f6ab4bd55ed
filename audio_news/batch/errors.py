"""What goes wrong with a batch as a whole.

BatchError          a batch could not go on; what is finished stays finished
├── FolderHeld      another batch is at work on the same folder
├── LedgerError     the index of the folder could not be read or written
├── WorkerError     no worker could be started
├── NoRoom          what is to be made does not fit on the disk
└── ClusterLost     the scheduler of the cluster is not there, or no longer
"""

from __future__ import annotations

from audio_news.errors import AudioNewsError


class BatchError(AudioNewsError):
    """A batch could not go on; what is finished stays finished."""


class FolderHeld(BatchError):
    """Another batch is at work on the same folder."""


class LedgerError(BatchError):
    """The index of the folder could not be read or written."""


class WorkerError(BatchError):
    """No worker could be started."""


class NoRoom(BatchError):
    """What is to be made does not fit on the disk."""


class ClusterLost(BatchError):
    """The scheduler of the cluster is not there, or no longer."""
