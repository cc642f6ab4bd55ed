"""Every error that audio_news raises.

    AudioNewsError              anything that went wrong, in words for a person
    ├── UsageError              asked for in a way that cannot work (exit code 2)
    │   ├── SettingsError       a show file, a voice profile or a flag that does not hold
    │   └── UnknownVoice        no voice of that name
    ├── ReadError               the source gave no article
    │   └── FetchError          the network did not give the source
    │       └── StatusError     the server answered with a status that is no success
    ├── ScriptError             the article could not be written for the voice
    ├── SpeakError              the voice did not speak
    │   └── EngineMissing       the engine or its voice is not installed here
    ├── MixError                the sound could not be assembled, mastered or encoded
    ├── LabelError              the file could not be tagged or signed
    ├── CheckError              the sound could not be listened to
    │   └── RecogniserMissing   the speech recogniser is not installed here
    ├── WatchHeld               another watch is at work on the same folder
    ├── BatchError              a batch could not go on; what is finished stays finished
    │   ├── FolderHeld          another batch is at work on the same folder
    │   ├── LedgerError         the index of the folder could not be read or written
    │   ├── WorkerError         no worker could be started
    │   ├── NoRoom              what is to be made does not fit on the disk
    │   └── ClusterLost         the scheduler of the cluster is not there, or no longer
    └── PublishError            the result could not be put where it was to go
        └── AlreadyExists       something else is there and may not be overwritten

Foreign exceptions are translated where a room meets a library, with ``raise ... from``.
"""

from __future__ import annotations


class AudioNewsError(Exception):
    """What failed, where, and (in `hint`) what the user can do about it."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the hint when an error crosses a process boundary."""
        return (_rebuild, (type(self), self.message, self.hint))


def _rebuild(kind: type[AudioNewsError], message: str, hint: str) -> AudioNewsError:
    return kind(message, hint=hint)


class UsageError(AudioNewsError):
    """Asked for in a way that cannot work."""

    exit_code = 2


class SettingsError(UsageError):
    """A show file, a voice profile or a flag that does not hold."""


class UnknownVoice(UsageError):
    """No voice of that name."""


class ReadError(AudioNewsError):
    """The source gave no article."""


class FetchError(ReadError):
    """The network did not give the source."""


class ScriptError(AudioNewsError):
    """The article could not be written for the voice."""


class SpeakError(AudioNewsError):
    """The voice did not speak."""


class EngineMissing(SpeakError):
    """The engine or its voice is not installed here."""


class MixError(AudioNewsError):
    """The sound could not be assembled, mastered or encoded."""


class LabelError(AudioNewsError):
    """The file could not be tagged or signed."""


class CheckError(AudioNewsError):
    """The sound could not be listened to, or there is nothing to compare it with."""


class RecogniserMissing(CheckError):
    """The speech recogniser or its weights are not installed here."""


class WatchHeld(AudioNewsError):
    """Another watch is at work on the same folder."""


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


class PublishError(AudioNewsError):
    """The result could not be put where it was to go."""


class AlreadyExists(PublishError):
    """Something else is there and may not be overwritten."""
