"""One article through the rooms: composition only.

source -> read -> Article -> script -> Script -> speak -> Clips -> mix -> Programme
       -> label -> publish -> Episode
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Self

from audio_news.errors import AlreadyExists, FetchError, LabelError, ReadError, ScriptError
from audio_news.label.labels import LARGEST_COVER_BYTES, Cover, cover_of, labels, read_cover
from audio_news.label.tags import write_tags
from audio_news.label.watermark import Embedder
from audio_news.mix.programme import programme
from audio_news.models import Article, Clip, Episode, Provenance, Script, Utterance
from audio_news.provenance import (
    digest,
    guid,
    is_whole,
    now,
    package_version,
    provenance,
    recipe,
    revised,
)  # fmt: skip
from audio_news.publish import record, shelf
from audio_news.read import articles
from audio_news.read.fetch import fetch
from audio_news.script.lexicon import Lexicon, load_lexicons
from audio_news.script.write import write
from audio_news.settings import Settings
from audio_news.speak.cache import ClipCache, clips_folder
from audio_news.speak.company import Company
from audio_news.speak.engine import Engine
from audio_news.speak.perform import perform
from audio_news.speak.voices import VoiceProfile, chosen, shipped_voices, voice_profiles


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an article is: `done` of `total` utterances spoken, then mastering."""

    title: str
    stage: str
    """"speak", "master" or "publish"."""
    done: int
    total: int


Watcher = Callable[[Progress], None]


@dataclass(slots=True)
class _Told:
    """What is learned of an episode while it is made."""

    warnings: list[str]
    clips: Counter[str] = field(default_factory=Counter)
    """How many were "spoken" and "reused"."""


class Studio:
    """A show's settings with its voices loaded, for one article or many.

    Reading and writing the script need no voice; each is loaded by the first `produce` that
    it speaks in.
    """

    def __init__(self, settings: Settings | None = None, *, lexicon: Lexicon | None = None) -> None:
        """`lexicon` stands in for the shipped one and the show's own."""
        self.settings = settings or Settings()
        self._lexicon = lexicon
        self._profiles = voice_profiles(self.settings.voice.directory)
        self.profile: VoiceProfile = self._profile(self.settings.voice.name)

    @cached_property
    def company(self) -> Company:
        """The show's voices and the clips they have spoken before."""
        settings = self.settings
        limit_bytes = settings.cache.limit_mb * 1_000_000
        return Company(
            self._profile,
            pace_of=lambda said: settings.voice.pace * settings.cast.part(said.role).pace,
            clips=ClipCache(clips_folder(settings.cache.directory), limit_bytes)
            if limit_bytes
            else None,
        )

    @property
    def engine(self) -> Engine:
        """The show's own voice, loaded. Raises EngineMissing."""
        return self.company.voice(self.profile.name).engine

    @cached_property
    def lexicon(self) -> Lexicon:
        """The shipped lexicon of English and the show's own. Raises SettingsError."""
        if self._lexicon is not None:
            return self._lexicon
        shipped = sorted((shipped_voices() / "lexicons").glob("*.pls"))
        return load_lexicons(shipped) + self.own_lexicon

    @cached_property
    def own_lexicon(self) -> Lexicon:
        """The show's own names, for texts in any language. Raises SettingsError."""
        if self._lexicon is not None:
            return self._lexicon
        return load_lexicons(self.settings.reading.lexicons)

    def script(self, article: Article) -> Script:
        """What will be said. Raises ScriptError, also where a voice speaks another language."""
        _check_language(article, self._main(article.language))
        is_english = article.language.split("-")[0].lower() == "en"
        lexicon = self.lexicon if is_english else self.own_lexicon
        script = write(article, self.settings, lexicon)
        for name in sorted({utterance.voice for utterance in script.utterances}):
            _check_language(article, self._profile(name))
        return script

    def produce(
        self,
        article: Article,
        output: Path,
        *,
        overwrite: bool = False,
        revise: bool = False,
        place: shelf.Place | None = None,
        watch: Watcher = lambda progress: None,
    ) -> Episode:
        """Make the article's episode in the folder `output`, at its own `place` if not told.

        What is there already is kept where it was made the same way. `revise` lets an earlier
        episode of the same article be replaced, `overwrite` whatever is there. Raises
        AlreadyExists where neither does, and what the rooms raise.
        """
        script = self.script(article)
        voices = [self.company.voice(name) for name in sorted({u.voice for u in script.utterances})]
        origin = provenance(script, self.settings, voices)
        made_of = recipe(script, origin)
        place = place or shelf.place(article, output, self.settings.sound.format)
        former, former_recipe = place.present or (None, "")
        if former and former_recipe == made_of and is_whole(former):
            return replace(former, article=article, unchanged=True)
        if place.occupied and not (overwrite or (revise and former)):
            raise AlreadyExists(
                f"{place.file} is there already, made from another text or in another way",
                hint="Replace it with --overwrite, or choose another folder with --output.",
            )
        with shelf.workshop(place.file.parent) as work:
            episode = self._make(script, origin, made_of, place, work / place.file.name, watch)
            if former:
                episode = replace(episode, guid=former.guid, revisions=revised(former, script))
            shelf.put(work / place.file.name, record.dumps(episode, made_of), place)
        return episode

    def _make(
        self,
        script: Script,
        origin: Provenance,
        made_of: str,
        place: shelf.Place,
        file: Path,
        watch: Watcher,
    ) -> Episode:
        """The episode in a file of the workshop, labelled, as it will stand in its place."""
        article, settings = script.article, self.settings
        told = _Told(list(script.warnings))
        number = int(made_of[:8], 16) if settings.disclosure.watermark else None
        mark = None if number is None else partial(Embedder, payload=number)
        performance = self._performance(script, told, watch)
        made = programme(performance, file, settings.sound, mark=mark)
        cover = self._cover(article, told.warnings)
        watch(Progress(article.title, "publish", 0, 1))
        encoder = f"audio_news {package_version()}"
        write_tags(file, labels(article, made, settings, cover, encoder))
        voice = self._main(article.language)
        return Episode(
            article=article,
            guid=guid(article),
            made_at=now(),
            file=place.file,
            record=place.record,
            sha256=digest(file),
            size_bytes=file.stat().st_size,
            duration_s=made.duration_s,
            loudness_lufs=made.loudness_lufs,
            true_peak_dbtp=made.true_peak_dbtp,
            loudness_range_lu=made.loudness_range_lu,
            voice=voice.name,
            engine=voice.engine,
            utterances=len(script.utterances),
            disclosure=settings.disclosure.said(article.language),
            clips_spoken=told.clips["spoken"],
            clips_reused=told.clips["reused"],
            episode_number=number,
            warnings=tuple(told.warnings),
            cues=made.cues,
            chapters=made.chapters,
            provenance=origin,
        )

    def close(self) -> None:
        """Let the voices go that were loaded."""
        if company := self.__dict__.pop("company", None):
            company.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _profile(self, name: str) -> VoiceProfile:
        return chosen(self._profiles, name)

    def _main(self, language: str) -> VoiceProfile:
        """The voice that reads articles of that language."""
        return self._profile(self.settings.main_voice(language))

    def _performance(
        self, script: Script, told: _Told, watch: Watcher
    ) -> Iterator[tuple[Utterance, Clip]]:
        """The utterances as they are spoken; what the voices say of it is added to `told`."""
        title, total = script.article.title, len(script.utterances)
        watch(Progress(title, "speak", 0, total))
        performance = perform(self.company, script.utterances, workers=self.settings.workers)
        for done, (utterance, clip) in enumerate(performance, start=1):
            written = utterance.spoken.written
            told.warnings += [f"{warning}, in {written!r}" for warning in clip.warnings]
            told.clips["reused" if clip.reused else "spoken"] += 1
            yield utterance, clip
            watch(Progress(title, "speak", done, total))
        if self.company.clips and self.company.clips.trouble:
            told.warnings.append(self.company.clips.trouble)
        watch(Progress(title, "master", 0, 1))

    def _cover(self, article: Article, warnings: list[str]) -> Cover | None:
        """The show's picture, else the one an article on the network names."""
        if self.settings.show.cover:
            return read_cover(self.settings.show.cover)
        if not article.image or not article.source.startswith(("http://", "https://")):
            return None
        try:
            picture = fetch(article.image, refused=(), max_bytes=LARGEST_COVER_BYTES)
            return cover_of(picture.data, article.image)
        except (FetchError, LabelError) as err:
            warnings.append(f"No cover: {err.message}")
            return None


def produce(
    source: str | Path,
    *,
    output: str | Path = "output",
    settings: Settings | None = None,
    overwrite: bool = False,
    watch: Watcher = lambda progress: None,
) -> Episode:
    """Make the episode of one article: a path, an address, or "-" for standard input.

    Raises ReadError where the source holds several articles, SpeakError where the voice
    fails, and any other AudioNewsError; nothing is left behind then.
    """
    found = list(islice(articles(source), 2))
    if len(found) > 1:
        raise ReadError(
            f"{source} holds several articles",
            hint="Read them with audio_news.articles() and give each to Studio.produce().",
        )
    with Studio(settings) as studio:
        return studio.produce(found[0], Path(output), overwrite=overwrite, watch=watch)


def _check_language(article: Article, profile: VoiceProfile) -> None:
    """Raise ScriptError for a text that the voice would turn into noise."""
    wanted, spoken = (tag.split("-")[0].lower() for tag in (article.language, profile.language))
    if "mul" not in (wanted, spoken) and wanted != spoken:
        raise ScriptError(
            f"{article.source or article.title!r} is in {wanted!r}, and the voice {profile.name}"
            f" speaks {spoken!r}",
            hint="Choose a voice of that language (audio-news voices), or say what it is in"
            " with --language.",
        )
