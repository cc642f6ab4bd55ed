"""An article through every room, with the engine that needs no time."""

import json
from dataclasses import replace
from inspect import GEN_CLOSED, getgeneratorstate
from pathlib import Path

import numpy as np
import pytest

import audio_news
from audio_news import Settings, Studio, load_settings, produce
from audio_news.errors import (
    AlreadyExists,
    LabelError,
    MixError,
    PublishError,
    ReadError,
    ScriptError,
    UnknownVoice,
)  # fmt: skip
from audio_news.label.identity import create, identity_folder
from audio_news.label.watermark import Detection, detect
from audio_news.mix.encode import decode, encode
from audio_news.models import Programme, Role
from audio_news.production import Progress
from audio_news.publish import record
from audio_news.publish.inventory import Inventory
from audio_news.publish.podcast.remove import remove
from audio_news.showfile import settings_of
from audio_news.speak.perform import Performance
from tests.sounds import article, heard

SILENT = load_settings(environ={}, flags={"voice.name": "silent"})
PAGE = """\
Council backs new tram line

By Ana Petrova
March 3, 2026 9:15 AM

The council voted 12-3 on Monday to build a tram line to the harbor.

Work starts in May and will cost $4.5 million, officials said.
"""


def test_from_python(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    episode = produce(page, output=tmp_path / "out", settings=SILENT)
    assert episode.title == "Council backs new tram line"
    assert episode.byline == "Ana Petrova"
    assert episode.published == "2026-03-03T09:15"
    assert (episode.voice, episode.engine) == ("silent", "silent")
    assert episode.file == tmp_path / "out" / "council-backs-new-tram-line.mp3"
    assert heard(episode.file).duration_s == pytest.approx(episode.duration_s, abs=0.05)
    roles = [cue.role for cue in episode.cues]
    assert roles[:3] == [Role.HEADLINE, Role.DISCLOSURE, Role.BYLINE]
    assert episode.cues[1].written == "This audio is created with AI assistance."
    assert "voted twelve to three" in episode.cues[3].spoken
    assert sorted(p.name for p in episode.file.parent.iterdir()) == [
        "council-backs-new-tram-line.json",
        "council-backs-new-tram-line.mp3",
    ]


def test_cue_words_point_at_what_was_written(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        episode = studio.produce(article("T", "It cost $5 million."), tmp_path)
    cue = episode.cues[-1]
    said = {word.text: cue.written[word.source_start : word.source_end] for word in cue.words}
    assert said["cost"] == "cost"
    assert "5" in said["five"]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[Progress] = []
    with Studio(SILENT) as studio:
        episode = studio.produce(article(), tmp_path, watch=told.append)
    spoken = [progress.done for progress in told if progress.stage == "speak"]
    assert spoken == list(range(episode.utterances + 1))
    assert [p.stage for p in told][-2:] == ["master", "publish"]


def test_the_same_again_is_kept_and_something_else_refused(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(), tmp_path)
        stamp = made.file.stat().st_mtime_ns
        again = studio.produce(article(), tmp_path)
        assert again.unchanged
        assert not made.unchanged
        assert replace(again, unchanged=False).sha256 == made.sha256
        assert made.file.stat().st_mtime_ns == stamp
        changed = article("Council backs new tram line", "The vote was a tie.")
        with pytest.raises(AlreadyExists, match="--overwrite"):
            studio.produce(changed, tmp_path)
        assert made.file.stat().st_mtime_ns == stamp
        remade = studio.produce(changed, tmp_path, overwrite=True)
        assert remade.sha256 != made.sha256


def test_a_revision_keeps_the_guid_and_notes_what_changed(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(), tmp_path)
        changed = article("Council backs new tram line", "The vote was close.", "It was 12 to 3.")
        revised = studio.produce(changed, tmp_path, revise=True)
    assert (revised.guid, revised.file) == (made.guid, made.file)
    assert revised.sha256 != made.sha256
    (revision,) = revised.revisions
    assert (revision.sha256, revision.made_at) == (made.sha256, made.made_at)
    assert revision.changed == ("It was 12 to 3.",)


def test_a_file_made_before_there_was_an_identity_is_not_taken_for_a_signed_one(
    tmp_path: Path,
) -> None:
    with Studio(SILENT) as studio:
        assert not studio.produce(article(), tmp_path).signed
    create(identity_folder(), "The Post", "es256", b"")
    with Studio(SILENT) as studio:
        with pytest.raises(AlreadyExists):
            studio.produce(article(), tmp_path)
        signed = studio.produce(article(), tmp_path, overwrite=True)
        assert signed.signed
        assert studio.produce(article(), tmp_path).unchanged


def test_in_a_podcast_a_corrected_headline_keeps_its_file(tmp_path: Path) -> None:
    url = "https://example.com/tram"
    with Studio(SILENT) as studio:
        made = studio.produce(article(url=url), tmp_path)
        with Inventory(tmp_path) as inventory:
            inventory.refresh()
        retitled = article("Council backs longer tram line", url=url)
        with pytest.raises(AlreadyExists):
            studio.produce(retitled, tmp_path)
        revised = studio.produce(retitled, tmp_path, overwrite=True)
    assert (revised.guid, revised.file) == (made.guid, made.file)
    assert [revision.title for revision in revised.revisions] == [made.title]
    assert len(list(tmp_path.glob("*.mp3"))) == 1


def test_an_article_that_was_withdrawn_is_not_made_again(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(url="https://example.com/tram"), tmp_path)
        remove(tmp_path, [made.guid])
        with pytest.raises(PublishError, match="--undo"):
            studio.produce(article(url="https://example.com/tram"), tmp_path)
    assert list(tmp_path.glob("*.mp3")) == []


def test_a_revision_replaces_nothing_but_the_same_article(tmp_path: Path) -> None:
    (tmp_path / "council-backs-new-tram-line.mp3").write_bytes(b"a song")
    with Studio(SILENT) as studio, pytest.raises(AlreadyExists):
        studio.produce(article(), tmp_path, revise=True)
    assert (tmp_path / "council-backs-new-tram-line.mp3").read_bytes() == b"a song"


def test_another_format_takes_the_place_of_the_former(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        studio.produce(article(), tmp_path)
    flac = replace(SILENT, sound=replace(SILENT.sound, format="flac"))
    with Studio(flac) as studio:
        with pytest.raises(AlreadyExists):
            studio.produce(article(), tmp_path)
        made = studio.produce(article(), tmp_path, revise=True)
    assert sorted(tmp_path.iterdir()) == sorted((made.file, made.record))


def test_the_provenance_says_what_went_in(tmp_path: Path) -> None:
    tune = tmp_path / "tune.wav"
    encode([0.1 * np.sin(np.arange(44_100) / 20).astype(np.float32)], tune)
    settings = replace(SILENT, sound=replace(SILENT.sound, intro=tune))
    with Studio(settings) as studio:
        made = studio.produce(article("T", "Zelensky spoke."), tmp_path / "out")
    origin = made.provenance
    assert settings_of(origin.settings, "record").sound.intro == tune
    assert list(origin.files) == [str(tune)]
    assert "Zelensky" in origin.lexicon
    assert [(voice.name, voice.engine) for voice in origin.voices] == [("silent", "silent")]
    assert "numpy" in origin.packages
    assert record.loads(made.record.read_text(), made.record)[0].provenance == origin


def test_a_spoilt_file_is_made_again(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(), tmp_path)
        made.file.write_bytes(b"spoilt")
        assert studio.produce(article(), tmp_path, overwrite=True).sha256 == made.sha256


def test_workers_and_time_do_not_change_a_sample(tmp_path: Path) -> None:
    digests = []
    for workers in (1, 3):
        with Studio(replace(SILENT, workers=workers)) as studio:
            digests.append(studio.produce(article(), tmp_path / str(workers)).sha256)
    assert len(set(digests)) == 1


def test_what_fails_in_the_mix_ends_the_performance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Performance] = []

    def failing(performance: Performance, *_: object, **__: object) -> Programme:
        begun.append(performance)
        next(performance)
        raise MixError("no room")

    monkeypatch.setattr("audio_news.production.programme", failing)
    with Studio(SILENT) as studio, pytest.raises(MixError, match="no room"):
        studio.produce(article(), tmp_path)
    assert getgeneratorstate(begun[0]) == GEN_CLOSED  # a voice that hangs is not waited for


@pytest.mark.parametrize(("workers", "beside"), [(1, False), (2, True)])
def test_one_worker_is_one_core(
    tmp_path: Path, started_threads: list[str], workers: int, beside: bool
) -> None:
    with Studio(replace(SILENT, workers=workers)) as studio:
        studio.produce(article(), tmp_path)
    assert any(name.startswith("mix") for name in started_threads) is beside


def test_a_changed_jingle_file_is_a_changed_recipe(tmp_path: Path) -> None:
    tune = tmp_path / "tune.wav"
    sound = replace(SILENT.sound, intro=tune)
    settings = replace(SILENT, sound=sound)
    for number, pitch in enumerate((20, 30)):
        encode([0.1 * np.sin(np.arange(44_100) / pitch).astype(np.float32)], tune)
        with Studio(settings) as studio:
            if number:
                with pytest.raises(AlreadyExists):
                    studio.produce(article(), tmp_path)
            else:
                studio.produce(article(), tmp_path)


def test_where_a_jingle_file_stands_is_no_part_of_the_recipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode([0.1 * np.sin(np.arange(44_100) / 20).astype(np.float32)], tmp_path / "tune.wav")
    encode([0.1 * np.sin(np.arange(44_100) / 30).astype(np.float32)], tmp_path / "other.wav")
    monkeypatch.chdir(tmp_path)
    kept = []
    for intro, outro in (
        ("tune.wav", "other.wav"),
        (tmp_path / "tune.wav", tmp_path / "other.wav"),
        ("other.wav", "tune.wav"),
    ):
        settings = replace(SILENT, sound=replace(SILENT.sound, intro=intro, outro=outro))
        with Studio(settings) as studio:
            made = studio.produce(article(), tmp_path / "out", overwrite=True)
        kept.append(made.unchanged)
    assert kept == [False, True, False]


def test_the_place_of_the_disclosure(tmp_path: Path) -> None:
    places = {"start": 0, "after headline": 1, "end": -1}
    for place, index in places.items():
        settings = load_settings(
            environ={}, flags={"voice.name": "silent", "disclosure.place": place}
        )
        with Studio(settings) as studio:
            utterances = studio.script(article()).utterances
        roles = [utterance.role for utterance in utterances]
        assert roles.index(Role.DISCLOSURE) == range(len(roles))[index]
    settings = load_settings(environ={}, flags={"disclosure.place": "nowhere"})
    with Studio(settings) as studio:
        script = studio.script(article())
    assert Role.DISCLOSURE not in [utterance.role for utterance in script.utterances]


def test_a_text_in_another_language_is_refused() -> None:
    with Studio(Settings()) as studio, pytest.raises(ScriptError, match="is in 'uk'"):
        studio.script(article(language="uk"))


def test_an_unknown_voice() -> None:
    with pytest.raises(UnknownVoice):
        Studio(load_settings(environ={}, flags={"voice.name": "nobody"}))


def test_a_cover_that_cannot_be_used_leaves_nothing(tmp_path: Path) -> None:
    settings = replace(SILENT, show=replace(SILENT.show, cover=tmp_path / "no.jpg"))
    with Studio(settings) as studio, pytest.raises(LabelError):
        studio.produce(article(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_produce_wants_one_article(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"page\.txt"):
        produce(tmp_path / "page.txt", output=tmp_path)


def test_the_record_is_the_episode(tmp_path: Path) -> None:
    with Studio(SILENT) as studio:
        made = studio.produce(article(url="https://example.com/a"), tmp_path)
    fields = json.loads(made.record.read_text())
    assert fields["url"] == "https://example.com/a"
    assert fields["sha256"] == made.sha256
    assert len(fields["cues"]) == made.utterances


def test_the_face_of_the_package() -> None:
    for name in audio_news.__all__:
        assert getattr(audio_news, name) is not None
    assert sorted(audio_news.__all__) == audio_news.__all__
    with pytest.raises(AttributeError):
        audio_news.nothing  # noqa: B018


def test_english_names_are_not_put_into_other_languages() -> None:
    with Studio(SILENT) as studio:
        english, german = (
            studio.script(article("Scholz", "Scholz sprach.", language=tag)).utterances[-1]
            for tag in ("en", "de")
        )
    assert english.spoken.words[0].ipa
    assert not german.spoken.words[0].ipa


def test_the_mark_in_the_sound_carries_the_episode_number(tmp_path: Path) -> None:
    places = ("north", "south", "east", "west", "coast", "valley", "hills", "islands", "plain")
    lines = [f"Rain is expected in the {place} on Friday and on Sunday." for place in places]
    unmarked = replace(Settings(), disclosure=replace(Settings().disclosure, watermark=False))
    found: list[tuple[int | None, Detection]] = []
    for chosen in (Settings(), unmarked):
        with Studio(chosen) as studio:
            made = studio.produce(article("Weather", *lines), tmp_path / str(len(found)))
        rate_hz, blocks = decode(made.file)
        found.append((made.episode_number, detect(blocks, rate_hz)))
    (number, marked), (no_number, plain) = found
    assert marked.present
    assert marked.payload == number
    assert no_number is None
    assert not plain.present
