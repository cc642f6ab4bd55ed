"""A finished file listened to, beside what its record or its article says that it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from audio_news.errors import PublishError, ReadError
from audio_news.hear.examine import Watcher, examine
from audio_news.hear.recogniser import RATE_HZ, Ear, WhisperEar
from audio_news.hear.report import CheckReport, Line
from audio_news.listening import lines_of_cues, lines_of_script, sound_of, spoken_words
from audio_news.models import Article, Cue, Episode, Script
from audio_news.production import Studio
from audio_news.publish import record
from audio_news.publish.files import digest
from audio_news.read import ReadOptions, articles
from audio_news.settings import CheckSettings

DEFAULT = CheckSettings()
CHANGED = "The file is not as it was made: its digest is not the record's"


@dataclass(frozen=True, slots=True)
class Target:
    """A file, and the lines that should be heard in it."""

    file: Path
    title: str
    language: str
    lines: tuple[Line, ...]
    recorded_s: float | None = None
    """Duration, where there is a record."""
    notes: tuple[str, ...] = ()


def target_of_file(file: Path) -> Target:
    """What should be heard in an episode, by the record beside it.

    Raises PublishError where there is no file, or no record of its name.
    """
    episode = _recorded(file)
    if episode is None:
        raise PublishError(
            f"There is no record {file.with_suffix('.json').name} beside {file}",
            hint="Say what should be heard in it: audio-news check ARTICLE --audio FILE.",
        )
    lines = lines_of_cues(episode.cues, episode.language)
    return Target(
        file, episode.title, episode.language, lines, episode.duration_s, _notes(file, episode)
    )


def target_of_script(
    script: Script, file: Path, studio: Studio, cues: Sequence[Cue] | None = None
) -> Target:
    """What should be heard in a file by an article's script, wherever the file was made.

    Times are those of the cues, else of the record beside the file, where there is one.
    """
    episode = _recorded(file) if cues is None else None
    known = cues if cues is not None else episode.cues if episode else ()
    language = script.article.language
    lexicon = studio.lexicon if language.startswith("en") else studio.own_lexicon
    lines = lines_of_script(script.utterances, language, lexicon, known)
    return Target(
        file,
        script.article.title,
        language,
        lines,
        episode.duration_s if episode else None,
        _notes(file, episode) if episode else (),
    )


def the_article(source: str | Path, options: ReadOptions | None = None) -> Article:
    """The only article in a source. Raises ReadError where there are several."""
    found = list(islice(articles(source, options or ReadOptions()), 2))
    if len(found) > 1:
        raise ReadError(
            f"{source} holds several articles", hint="Check one at a time; make each with make."
        )
    return found[0]


def ear_for(language: str, limits: CheckSettings = DEFAULT) -> WhisperEar:
    """The recogniser. Raises RecogniserMissing, and CheckError where it hears another language."""
    return WhisperEar(language, limits.model)


def check(
    target: Target,
    *,
    ear: Ear | None = None,
    limits: CheckSettings = DEFAULT,
    watch: Watcher = lambda done_s, total_s: None,
) -> CheckReport:
    """Listen to the file. Raises MixError for one that is no audio, and what `ear_for` raises."""
    return examine(
        target.lines,
        partial(sound_of, target.file, RATE_HZ),
        ear or ear_for(target.language, limits),
        partial(spoken_words, language=target.language),
        file=str(target.file),
        title=target.title,
        language=target.language.split("-")[0].lower(),
        recorded_s=target.recorded_s,
        notes=target.notes,
        limits=limits,
        watch=watch,
    )


def _recorded(file: Path) -> Episode | None:
    """The episode by the record of its name. Raises PublishError where there is no such file."""
    if not file.is_file():
        raise PublishError(f"There is no file {file}", hint="Give a finished episode.")
    beside = file.with_suffix(".json")
    if not beside.is_file():
        return None
    return record.loads(beside.read_text(encoding="utf-8"), beside)[0]


def _notes(file: Path, episode: Episode) -> tuple[str, ...]:
    return () if digest(file) == episode.sha256 else (CHANGED,)
