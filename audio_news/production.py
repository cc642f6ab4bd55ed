"""One article through the rooms: composition only.

source -> read -> Article -> script -> Script -> speak -> Clips -> mix -> Programme
       -> label -> publish -> Episode
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property, partial
from hashlib import file_digest, sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Self

from audio_news.errors import AlreadyExists, FetchError, LabelError, ReadError, ScriptError
from audio_news.label.labels import LARGEST_COVER_BYTES, Cover, cover_of, labels, read_cover
from audio_news.label.tags import write_tags
from audio_news.label.watermark import Embedder
from audio_news.mix.programme import programme
from audio_news.models import Article, Clip, Episode, Programme, Script, Utterance
from audio_news.publish import record, shelf
from audio_news.read import articles
from audio_news.read.fetch import fetch
from audio_news.script.lexicon import Lexicon, load_lexicons
from audio_news.script.write import write
from audio_news.settings import CacheSettings, Settings
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


def package_version() -> str:
    """The version that is installed, or "0+unknown" in a checkout that is not."""
    try:
        return version("audio-news")
    except PackageNotFoundError:
        return "0+unknown"


class Studio:
    """A show's settings with its voices loaded, for one article or many.

    Reading and writing the script need no voice; each is loaded by the first `produce` that
    it speaks in.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
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
        shipped = sorted((shipped_voices() / "lexicons").glob("*.pls"))
        return load_lexicons(shipped) + self.own_lexicon

    @cached_property
    def own_lexicon(self) -> Lexicon:
        """The show's own names, for texts in any language. Raises SettingsError."""
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
        watch: Watcher = lambda progress: None,
    ) -> Episode:
        """Make the article's episode in the folder `output`.

        What is there already is kept where it was made the same way. Raises AlreadyExists
        where something else is there and `overwrite` is off, and what the rooms raise.
        """
        script = self.script(article)
        recipe = self._recipe(script)
        place = shelf.place(article, output, self.settings.sound.format)
        if place.present and place.present[1] == recipe and _is_whole(place.present[0]):
            return replace(place.present[0], source=article.source, unchanged=True)
        if place.occupied and not overwrite:
            raise AlreadyExists(
                f"{place.file} is there already, made from another text or in another way",
                hint="Replace it with --overwrite, or choose another folder with --output.",
            )
        with shelf.workshop(output) as work:
            warnings: list[str] = list(script.warnings)
            tally: Counter[str] = Counter()
            performance = self._performance(script, warnings, tally, watch)
            number = int(recipe[:8], 16) if self.settings.disclosure.watermark else None
            mark = None if number is None else partial(Embedder, payload=number)
            made = programme(performance, work / place.file.name, self.settings.sound, mark=mark)
            cover = self._cover(article, warnings)
            watch(Progress(article.title, "publish", 0, 1))
            encoder = f"audio_news {package_version()}"
            write_tags(made.file, labels(article, made, self.settings, cover, encoder))
            episode = self._episode(script, made, place, warnings, tally)
            episode = replace(episode, episode_number=number)
            shelf.put(made.file, record.dumps(episode, recipe), place)
        return episode

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
        self, script: Script, warnings: list[str], tally: Counter[str], watch: Watcher
    ) -> Iterator[tuple[Utterance, Clip]]:
        """The utterances as they are spoken; what the voices warn of is added to `warnings`.

        `tally` counts the clips "spoken" and "reused".
        """
        title, total = script.article.title, len(script.utterances)
        watch(Progress(title, "speak", 0, total))
        performance = perform(self.company, script.utterances, workers=self.settings.workers)
        for done, (utterance, clip) in enumerate(performance, start=1):
            warnings += [f"{warning}, in {utterance.spoken.written!r}" for warning in clip.warnings]
            tally["reused" if clip.reused else "spoken"] += 1
            yield utterance, clip
            watch(Progress(title, "speak", done, total))
        if self.company.clips and self.company.clips.trouble:
            warnings.append(self.company.clips.trouble)
        watch(Progress(title, "master", 0, 1))

    def _recipe(self, script: Script) -> str:
        """A digest of all that decides what the file holds: the same recipe, the same file."""
        settings, files = self.settings, [self.settings.show.cover]
        sound = settings.sound
        files += [Path(m) for m in (sound.intro, sound.outro, sound.sting, sound.bed.music)]
        ingredients = {
            "script": asdict(
                replace(script, article=replace(script.article, source=""), skipped=())
            ),
            "settings": asdict(_decisive(settings)),
            "files": [_digest(file) for file in files if file is not None and file.is_file()],
            "voices": [
                (asdict(replace(voice.profile, folder=None)), voice.engine.version)
                for voice in map(self.company.voice, sorted({u.voice for u in script.utterances}))
            ],
            "version": package_version(),
        }
        text = json.dumps(ingredients, sort_keys=True, default=str)
        return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()

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

    def _episode(
        self,
        script: Script,
        made: Programme,
        place: shelf.Place,
        warnings: Iterable[str],
        tally: Counter[str],
    ) -> Episode:
        article, voice = script.article, self._main(script.article.language)
        return Episode(
            source=article.source,
            title=article.title,
            byline=article.byline,
            published=article.published,
            language=article.language,
            url=article.url,
            file=place.file,
            record=place.record,
            sha256=_digest(made.file),
            size_bytes=made.file.stat().st_size,
            duration_s=made.duration_s,
            loudness_lufs=made.loudness_lufs,
            true_peak_dbtp=made.true_peak_dbtp,
            loudness_range_lu=made.loudness_range_lu,
            voice=voice.name,
            engine=voice.engine,
            utterances=len(script.utterances),
            clips_spoken=tally["spoken"],
            clips_reused=tally["reused"],
            warnings=tuple(warnings),
            cues=made.cues,
            chapters=made.chapters,
        )


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


def _decisive(settings: Settings) -> Settings:
    """The settings without those that change no sample."""
    voice = replace(settings.voice, mirror="")
    return replace(settings, workers=0, cache=CacheSettings(), voice=voice)


def _is_whole(episode: Episode) -> bool:
    """Whether the file is there as it was made."""
    return episode.file.is_file() and _digest(episode.file) == episode.sha256


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
