"""One frozen Settings: everything a run can be told, with its defaults and its bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

from audio_news.errors import SettingsError
from audio_news.models import Role

FORMATS = ("mp3", "m4a", "opus", "flac", "wav")
BITRATES_KBPS = {
    "mp3": (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    "m4a": (48, 64, 80, 96, 112, 128, 160, 192),
    "opus": (16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128),
}
SAMPLE_RATES_HZ = (32_000, 44_100, 48_000)
STYLES = ("chime", "warm", "pulse")
BED_PLACES = ("headline", "throughout")
LOUDNESS_TARGETS = {"apple": -16.0, "spotify": -14.0, "aes": -18.0, "mono": -19.0, "ebu": -23.0}
"""sound.loudness_lufs by name: whose recommendation it is."""
JINGLES = ("made", "none")
DISCLOSURE_PLACES = ("after headline", "start", "end", "nowhere")
DISCLOSURES = {
    "en": "This audio is created with AI assistance.",
    "uk": "Це аудіо створено за допомогою штучного інтелекту.",
    "de": "Diese Audiofassung wurde mithilfe künstlicher Intelligenz erstellt.",
    "fr": "Cet enregistrement a été créé avec l’aide de l’intelligence artificielle.",
    "es": "Este audio se ha creado con ayuda de inteligencia artificial.",
    "pl": "To nagranie powstało z pomocą sztucznej inteligencji.",
}
"""One text in the languages that are shipped; every other language gets English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSettings:
    """What the show is called and what its files carry."""

    name: str = ""
    copyright: str = ""
    cover: Path | None = None
    """A JPEG or PNG."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSettings:
    name: str = "heart"
    pace: float = 1.0
    """1.0 is the voice's own pace, 1.2 a fifth faster."""
    directory: Path | None = None
    """More voice profiles; one of a shipped voice's name replaces it."""
    mirror: str = ""
    """Where voices are fetched from in place of their publisher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How the lines of one role are said; a part without a voice is the show's own voice's."""

    voice: str = ""
    pace: float = 1.0
    """Of this part beside the show's: 0.95 is a twentieth slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastSettings:
    """Who says what, by role; in a show file a part is a table, or just the voice's name."""

    headline: Part = field(default_factory=Part)
    standfirst: Part = field(default_factory=Part)
    byline: Part = field(default_factory=Part)
    time: Part = field(default_factory=Part)
    disclosure: Part = field(default_factory=Part)
    heading: Part = field(default_factory=Part)
    body: Part = field(default_factory=Part)
    quote: Part = field(default_factory=Part)
    list: Part = field(default_factory=Part)
    caption: Part = field(default_factory=Part)
    note: Part = field(default_factory=Part)
    table: Part = field(default_factory=Part)
    languages: Mapping[str, str] = field(default_factory=dict)
    """The voice that reads an article in a language (BCP 47), every role of it."""

    def part(self, role: Role) -> Part:
        """The part that says a role's lines."""
        part = getattr(self, role.value, None)
        return part if isinstance(part, Part) else Part()


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheSettings:
    """Where spoken clips are kept from run to run."""

    directory: Path | None = None
    """None is the user's own cache folder."""
    limit_mb: int = 1024
    """Clips used longest ago go first; 0 keeps none. A minute of speech takes 6 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """What of an article is read aloud beside its headline and body."""

    byline: bool = True
    date: bool = False
    captions: bool = False
    tables: bool = False
    urls: Literal["site", "drop"] = "site"
    """"site" (an address is said as its site) or "drop"."""
    emoji: Literal["drop", "name"] = "drop"
    """"drop" or "name"."""
    lexicons: tuple[Path, ...] = ()
    """More W3C PLS files; the last one to name a word wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureSettings:
    text: str = ""
    """What is said, whatever the language; empty is `DISCLOSURES` in the article's own."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What is said in a language (BCP 47), before `text`."""
    place: str = "after headline"
    """Where it is spoken: "after headline", "start", "end" or "nowhere" (it stays in the tags)."""
    reminder_minutes: float = 0.0
    """Said again about this often in a long programme, between two paragraphs; 0 is never."""
    watermark: bool = True
    """An imperceptible mark in the sound too, which `audio_news.label.watermark.detect` finds."""

    def said(self, language: str) -> str:
        """The line as it is said and shown with an article in that language (BCP 47)."""
        tag = language.lower()
        texts = {key.lower(): text for key, text in self.texts.items()}
        own = texts.get(tag) or texts.get(tag.split("-")[0]) or self.text
        return own or DISCLOSURES.get(tag.split("-")[0], DISCLOSURES["en"])


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningSettings:
    """The signature (C2PA) that says who made a file and that it was not changed since."""

    identity: str | Path = "own"
    """ "own" (what `audio-news identity` made or took in, where there is one), "none", or a
    folder with certificate.pem and key.pem."""
    timestamp: str = ""
    """Address of a time-stamp authority (RFC 3161)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PodcastSettings:
    """What a feed and its pages say of the show, beside its name."""

    address: str = ""
    """Where the folder will stand on the web; the feed's links begin with it."""
    description: str = ""
    language: str = "en"
    author: str = ""
    email: str = ""
    categories: tuple[str, ...] = ("News",)
    """Apple's; a subcategory is written "News > Politics"."""
    explicit: bool = False
    artwork: Path | None = None
    """A square JPEG or PNG of 1400 to 3000 pixels; else one is made of name and colours."""
    colours: tuple[str, ...] = ("#14213d", "#fca311")
    """Ground and accent of the artwork and the pages."""
    guid: str = ""
    """podcast:guid; else it is derived from the address, as the namespace says."""
    licence: str = ""
    """An SPDX identifier, or a name with an address after it."""
    funding: str = ""
    """Where listeners may give; an address, then the words for it."""
    page_size: int = 100
    """Episodes in the feed, and in each page of its archive (RFC 5005)."""
    spoken_updates: bool = False
    """Whether a corrected episode says that it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """The recogniser, and what an episode may differ by before it fails."""

    respeak: bool = False
    """Whether each sentence is listened to as it is spoken, and spoken again where it fails."""
    model: Path | None = None
    """A folder with a faster-whisper (CTranslate2) model; None is the one that [check] brings."""
    max_word_error: float = 0.15
    """Of all words: the recogniser itself mishears one to five in a hundred."""
    min_sentence_match: float = 0.6
    """Share of a sentence's sounds that must be heard for it to count as said."""
    max_missing_words: int = 3
    """Words in a row, of which no sound is heard, that a sentence may have."""
    max_pace: float = 1.2
    """How much faster than its record says a sentence may be."""
    max_pace_alone: float = 1.3
    """The same where only its text says how long it should take."""
    max_gap_s: float = 1.5
    """Of quiet inside a sentence."""
    fail_on_names: bool = False
    """Whether a name that was not recognised fails the episode; it is reported in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseSettings:
    """Seconds of quiet after what was said, by what it was."""

    sentence_s: float = 0.35
    breath_s: float = 0.15
    paragraph_s: float = 0.65
    heading_s: float = 0.75
    headline_s: float = 0.9
    disclosure_s: float = 0.9
    byline_s: float = 0.65
    quote_s: float = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class BedSettings:
    """Music under the speech."""

    music: str | Path = "none"
    """ "made" (by code), "none", or an audio file; a short one is repeated."""
    under: str = "headline"
    """ "headline" or "throughout"."""
    level_lufs: float = -28.0
    """Where nobody speaks."""
    duck_db: float = 8.0
    """How much lower it is under speech."""
    attack_s: float = 0.25
    """From full to ducked, before the first word."""
    release_s: float = 0.9
    """Back to full, after the last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundSettings:
    intro: str | Path = "made"
    """A jingle: "made" (by code), "none", or an audio file."""
    outro: str | Path = "made"
    sting: str | Path = "none"
    """Between two stories of one episode."""
    style: str = "chime"
    """What is made by code sounds like: "chime", "warm" or "pulse"."""
    jingle_lufs: float = -20.0
    bed: BedSettings = field(default_factory=BedSettings)
    loudness_lufs: float = -16.0
    """Integrated loudness of the finished file (ITU-R BS.1770), or a name of
    `LOUDNESS_TARGETS`."""
    true_peak_dbtp: float = -1.0
    """No peak of the decoded file is above this."""
    format: str = "mp3"
    bitrate_kbps: int = 0
    """Of MP3, M4A and Opus; 0 is the format's best for speech."""
    sample_rate_hz: int = 0
    """0 is the format's own: 48,000 for Opus, 44,100 for the others."""
    variable_rate: bool = False
    """Of MP3, whose rate is constant else: browsers find a place in it only roughly then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told; each part is a table of the show file."""

    show: ShowSettings = field(default_factory=ShowSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    cast: CastSettings = field(default_factory=CastSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    disclosure: DisclosureSettings = field(default_factory=DisclosureSettings)
    signing: SigningSettings = field(default_factory=SigningSettings)
    podcast: PodcastSettings = field(default_factory=PodcastSettings)
    pauses: PauseSettings = field(default_factory=PauseSettings)
    sound: SoundSettings = field(default_factory=SoundSettings)
    check: CheckSettings = field(default_factory=CheckSettings)
    cache: CacheSettings = field(default_factory=CacheSettings)
    workers: int = 0
    """Utterances spoken at once, 0 for one a core; with 1 the mix, too, has but one thread."""

    def __post_init__(self) -> None:
        _check_choice("sound.format", self.sound.format, FORMATS)
        _check_choice("disclosure.place", self.disclosure.place, DISCLOSURE_PLACES)
        _check_range("disclosure.reminder_minutes", self.disclosure.reminder_minutes, 0.0, 1440.0)
        _check_range("podcast.page_size", self.podcast.page_size, 1, 10_000)
        _check_range("voice.pace", self.voice.pace, 0.5, 2.0)
        for role in Role:
            _check_range(f"cast.{role}.pace", self.cast.part(role).pace, 0.5, 2.0)
        _check_range("cache.limit_mb", self.cache.limit_mb, 0, 10_000_000)
        _check_range("sound.loudness_lufs", self.sound.loudness_lufs, -40.0, -8.0)
        _check_range("sound.jingle_lufs", self.sound.jingle_lufs, -60.0, -8.0)
        _check_choice("sound.style", self.sound.style, STYLES)
        _check_bitrate(self.sound)
        _check_sample_rate(self.sound)
        _check_bed(self.sound.bed)
        _check_range("sound.true_peak_dbtp", self.sound.true_peak_dbtp, -20.0, -0.1)
        _check_range("workers", self.workers, 0, 256)
        for name in ("max_word_error", "min_sentence_match"):
            _check_range(f"check.{name}", getattr(self.check, name), 0.0, 1.0)
        for name in ("max_pace", "max_pace_alone"):
            _check_range(f"check.{name}", getattr(self.check, name), 1.0, 10.0)
        _check_range("check.max_missing_words", self.check.max_missing_words, 0, 1000)
        _check_range("check.max_gap_s", self.check.max_gap_s, 0.1, 60.0)
        for pause in fields(self.pauses):
            _check_range(f"pauses.{pause.name}", getattr(self.pauses, pause.name), 0.0, 10.0)
        for text in (self.disclosure.text, *self.disclosure.texts.values()):
            if text and not text.strip():
                raise SettingsError(
                    "disclosure.text is blank",
                    hint="Say how the audio was made, or leave the line out.",
                )

    def main_voice(self, language: str) -> str:
        """The name of the voice that reads an article in that language (BCP 47)."""
        languages = {tag.lower(): name for tag, name in self.cast.languages.items()}
        tag = language.lower()
        return languages.get(tag) or languages.get(tag.split("-")[0]) or self.voice.name

    def voice_for(self, role: Role, language: str) -> str:
        """The name of the voice that says a role's lines in an article of that language.

        A language that has a voice of its own is read by it alone: the cast speaks the show's.
        """
        main = self.main_voice(language)
        return main if main != self.voice.name else self.cast.part(role).voice or main


def _check_bitrate(sound: SoundSettings) -> None:
    rates = BITRATES_KBPS.get(sound.format)
    if rates and sound.bitrate_kbps and sound.bitrate_kbps not in rates:
        raise SettingsError(
            f"sound.bitrate_kbps is {sound.bitrate_kbps}",
            hint=f"For {sound.format} choose 0 or one of: {', '.join(map(str, rates))}.",
        )


def _check_sample_rate(sound: SoundSettings) -> None:
    rates = (48_000,) if sound.format == "opus" else SAMPLE_RATES_HZ
    if sound.sample_rate_hz and sound.sample_rate_hz not in rates:
        raise SettingsError(
            f"sound.sample_rate_hz is {sound.sample_rate_hz}",
            hint=f"For {sound.format} choose 0 or one of: {', '.join(map(str, rates))}.",
        )


def _check_bed(bed: BedSettings) -> None:
    _check_choice("sound.bed.under", bed.under, BED_PLACES)
    _check_range("sound.bed.level_lufs", bed.level_lufs, -60.0, -8.0)
    _check_range("sound.bed.duck_db", bed.duck_db, 0.0, 60.0)
    _check_range("sound.bed.attack_s", bed.attack_s, 0.01, 10.0)
    _check_range("sound.bed.release_s", bed.release_s, 0.01, 10.0)


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise SettingsError(f"{name} is {value!r}", hint=f"Choose one of: {', '.join(choices)}.")


def _check_range(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise SettingsError(f"{name} is {value:g}", hint=f"It must be from {low:g} to {high:g}.")
