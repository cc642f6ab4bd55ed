"""One article through the rooms: composition only.

source -> read -> Article -> script -> Script -> speak -> Clips -> mix -> Programme
       -> label -> publish -> Episode
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from audio_news.corrections import revised
from audio_news.errors import (
    AlreadyExists,
    FetchError,
    LabelError,
    PublishError,
    ReadError,
    ScriptError,
)
from audio_news.label.identity import Identity, signing_identity
from audio_news.label.labels import LARGEST_COVER_BYTES, Cover, cover_of, labels, read_cover
from audio_news.label.manifest import claim
from audio_news.label.signing import sidecar_of, sign
from audio_news.label.tags import write_tags
from audio_news.label.watermark import Embedder
from audio_news.mix.programme import programme
from audio_news.models import Article, Clip, Episode, Programme, Provenance, Script, Utterance
from audio_news.provenance import guid, is_whole, now, package_version, provenance, recipe
from audio_news.publish import inventory, record, shelf, withdrawn
from audio_news.publish.files import digest
from audio_news.publish.public import FOLDER
from audio_news.read import articles
from audio_news.read.fetch import fetch
from audio_news.script.lexicon import Lexicon, load_lexicons
from audio_news.script.write import write
from audio_news.settings import Settings
from audio_news.speak.cache import ClipCache, clips_folder
from audio_news.speak.company import Company
from audio_news.speak.engine import Engine
from audio_news.speak.perform import Performance, perform
from audio_news.speak.voices import VoiceProfile, chosen, shipped_voices, voice_profiles

if TYPE_CHECKING:
    from audio_news.respeak import Respoken

FALLBACK = "system"
"""The voice that a sentence is tried in last, where no other way of saying it is understood."""


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
class _Job:
    """One episode on its way, and what is learned of it while it is made."""

    script: Script
    origin: Provenance
    place: shelf.Place
    former: Episode | None
    """The same article's earlier episode, which this one takes the place of."""
    warnings: list[str]
    clips: Counter[str] = field(default_factory=Counter)
    """How many were "spoken" and "reused"."""
    respoken: list[Respoken] = field(default_factory=list)
    made_at: str = field(default_factory=now)

    @property
    def guid(self) -> str:
        return self.former.guid if self.former else guid(self.script.article)

    @property
    def number(self) -> int:
        """The episode's number in 32 bits, for the watermark: the start of its GUID's digest."""
        return int.from_bytes(sha256(self.guid.encode()).digest()[:4])


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

    @cached_property
    def identity(self) -> Identity | None:
        """What the show's files are signed with, if anything. Raises LabelError."""
        return signing_identity(self.settings.signing)

    def lexicon_for(self, language: str) -> Lexicon:
        """The lexicon that a text in that language (BCP 47) is written with."""
        return self.lexicon if language.split("-")[0].lower() == "en" else self.own_lexicon

    def script(self, article: Article) -> Script:
        """What will be said. Raises ScriptError, also where a voice speaks another language."""
        _check_language(article, self._main(article.language))
        script = write(article, self.settings, self.lexicon_for(article.language))
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
        origin = provenance(script, self.settings, voices, self.lexicon_for(article.language))
        made_of = recipe(script, origin)
        place = place or self._place(article, output)
        former, former_recipe = place.present or (None, "")
        if former and former_recipe == made_of and self._stands(former):
            return replace(former, article=article, unchanged=True)
        if place.occupied and not (overwrite or (revise and former)):
            raise AlreadyExists(
                f"{place.file} is there already, made from another text or in another way",
                hint="Replace it with --overwrite, or choose another folder with --output.",
            )
        job = _Job(script, origin, place, former, list(script.warnings))
        with shelf.workshop(place.file.parent) as work:
            file = work / place.file.name
            with closing(self._performance(job, watch)) as performance:
                made = programme(
                    performance,
                    file,
                    self.settings.sound,
                    mark=self._mark(job),
                    one_thread=self.settings.workers == 1,
                )
            watch(Progress(article.title, "publish", 0, 1))
            self._label(job, made)
            episode = self._episode(job, made)
            sidecar = sidecar_of(file)
            beside = [sidecar] if sidecar.exists() else []
            try:
                shelf.put(file, record.dump(episode, made_of), place, beside=beside)
            except AlreadyExists:
                there = self._taken_by_itself(article, place)
                if there and there[1] == made_of:
                    return replace(there[0], article=article, unchanged=True)
                if not there or not (overwrite or revise):
                    raise
                place = replace(place, present=there)
                shelf.put(file, record.dump(episode, made_of), place, beside=beside)
        return episode

    def _taken_by_itself(self, article: Article, place: shelf.Place) -> tuple[Episode, str] | None:
        """The article's own episode that came to stand in its place meanwhile."""
        stem = place.file.with_suffix("")
        there = shelf.place_at(stem, article, self.settings.sound.format)
        return there.present if there else None

    def _place(self, article: Article, output: Path) -> shelf.Place:
        """By its title; where the folder is a podcast, also by what it was called before.

        Raises PublishError where the article was withdrawn from it.
        """
        audio_format = self.settings.sound.format
        if withdrawn.is_withdrawn(article, output):
            raise PublishError(
                f"{article.title!r} was withdrawn from {output}",
                hint="Take that back with audio-news podcast remove --undo, or choose another"
                " folder with --output.",
            )
        place = shelf.place(article, output, audio_format)
        if place.present is None and (output / FOLDER).is_dir():
            return inventory.place(article, output, audio_format)
        return place

    def _stands(self, former: Episode) -> bool:
        """Whether an episode made the same way can be kept: whole, and signed if others are."""
        return is_whole(former) and (former.signed or self.identity is None)

    def _mark(self, job: _Job) -> Callable[[int], Embedder] | None:
        return partial(Embedder, payload=job.number) if self._marked else None

    @property
    def _marked(self) -> bool:
        return self.settings.disclosure.watermark

    def _label(self, job: _Job, made: Programme) -> None:
        """Tag the file, then sign it, which nothing may follow."""
        article, settings, identity = job.script.article, self.settings, self.identity
        tags = labels(
            article,
            made,
            settings,
            self._cover(article, job.warnings),
            f"audio_news {package_version()}",
            source_type=job.origin.digital_source_type,
            timed=identity is None,  # signing would lose timed lyrics
        )
        write_tags(made.file, tags)
        if identity:
            number = job.number if self._marked else None
            said = claim(
                article, settings, job.origin, cues=made.cues, made_at=job.made_at,
                episode_number=number,
            )  # fmt: skip
            sign(made.file, said, identity, timestamp=settings.signing.timestamp)

    def _episode(self, job: _Job, made: Programme) -> Episode:
        script, former, place = job.script, job.former, job.place
        article, voice = script.article, self._main(script.article.language)
        return Episode(
            article=article,
            guid=job.guid,
            made_at=job.made_at,
            file=place.file,
            record=place.record,
            sha256=digest(made.file),
            size_bytes=made.file.stat().st_size,
            duration_s=made.duration_s,
            loudness_lufs=made.loudness_lufs,
            true_peak_dbtp=made.true_peak_dbtp,
            loudness_range_lu=made.loudness_range_lu,
            voice=voice.name,
            engine=voice.engine,
            utterances=len(script.utterances),
            disclosure=self.settings.disclosure.said(article.language),
            clips_spoken=job.clips["spoken"],
            clips_reused=job.clips["reused"],
            episode_number=job.number if self._marked else None,
            signed=self.identity is not None,
            warnings=(*job.warnings, *map(str, job.respoken)),
            respoken=tuple(note.fields() for note in job.respoken),
            cues=made.cues,
            chapters=made.chapters,
            provenance=job.origin,
            revisions=revised(former, script) if former else (),
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

    def _performance(self, job: _Job, watch: Watcher) -> Performance:
        """The utterances as they are spoken; what the voices say of it is noted in the job."""
        script = job.script
        title, total = script.article.title, len(script.utterances)
        watch(Progress(title, "speak", 0, total))
        spoken = perform(self.company, script.utterances, workers=self.settings.workers)
        with closing(spoken):
            for done, (utterance, clip) in enumerate(self._understood(spoken, job), start=1):
                written = utterance.spoken.written
                job.warnings += [f"{warning}, in {written!r}" for warning in clip.warnings]
                job.clips["reused" if clip.reused else "spoken"] += 1
                yield utterance, clip
                watch(Progress(title, "speak", done, total))
        if self.company.clips and self.company.clips.trouble:
            job.warnings.append(self.company.clips.trouble)
        watch(Progress(title, "master", 0, 1))

    def _understood(
        self, performance: Iterator[tuple[Utterance, Clip]], job: _Job
    ) -> Iterator[tuple[Utterance, Clip]]:
        """The performance, listened to where the show asks for it. Raises CheckError."""
        limits = self.settings.check
        if not limits.respeak:
            return performance
        from audio_news.hear.recogniser import WhisperEar
        from audio_news.respeak import checked, listener

        language = job.script.article.language
        judge = listener(WhisperEar(language, limits.model), language, limits)
        return checked(performance, judge, self.company, job.respoken, fallback=FALLBACK)

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
