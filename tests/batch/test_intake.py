import os
from dataclasses import replace
from pathlib import Path

import pytest

from audio_news.batch.intake import Broken, Found, intake
from audio_news.batch.layout import Layout
from audio_news.batch.parcel import Parcel, key, unpack
from audio_news.batch.target import Folder
from audio_news.models import Block, Role, Skipped
from audio_news.read import PassedOver, ReadOptions
from tests.batch.archives import KINDS, made
from tests.sounds import article


@pytest.mark.parametrize("name", KINDS)
def test_everything_in_an_archive_is_an_article_or_has_a_reason(tmp_path: Path, name: str) -> None:
    archive = KINDS[name](tmp_path / name, made(40, broken=10))
    items = list(intake([str(archive)], ReadOptions()))
    found = [item for item in items if isinstance(item, Found)]
    left = [item for item in items if isinstance(item, PassedOver)]
    assert len(found) == 36
    assert len(left) == (0 if "rss" in name else 4)
    assert all(item.reason and item.name for item in left)
    assert len({key(item.article) for item in found}) == 36


def test_a_broken_source_costs_neither_what_came_before_it_nor_the_next(tmp_path: Path) -> None:
    good = KINDS["archive.jsonl"](tmp_path / "good.jsonl", made(3, broken=0))
    torn = KINDS["archive.wxr.xml"](tmp_path / "torn.xml", made(3, broken=0))
    torn.write_text(torn.read_text().removesuffix("</channel></rss>"))
    items = list(intake([str(torn), str(tmp_path / "none.xml"), str(good)], ReadOptions()))
    kinds = [type(item) for item in items]
    assert kinds == [Found, Found, Found, Broken, Broken, Found, Found, Found]
    broken = [item for item in items if isinstance(item, Broken)]
    assert [item.name for item in broken] == [str(torn), str(tmp_path / "none.xml")]
    assert "breaks off at line 4" in broken[0].error.message


def test_an_article_is_the_same_one_from_wherever_the_run_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    KINDS["pages"](tmp_path / "pages", made(2, broken=0))
    here = list(intake([str(tmp_path / "pages")], ReadOptions()))
    monkeypatch.chdir(tmp_path)
    there = list(intake(["pages"], ReadOptions()))
    assert [key(i.article) for i in here if isinstance(i, Found)] == [
        key(i.article) for i in there if isinstance(i, Found)
    ]
    assert [i.name for i in there] == [f"pages{os.sep}2024-01-01{os.sep}0.md",
                                       f"pages{os.sep}2024-01-02{os.sep}1.md"]  # fmt: skip


def test_a_row_without_an_address_stays_itself_when_others_come_before_it(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    rows = ["2024-01-02,Rain,It rains.", "2024-01-03,Rain,It rains again."]
    file.write_text("date,title,text\n" + "\n".join(rows))
    before = [key(i.article) for i in intake([str(file)], ReadOptions()) if isinstance(i, Found)]
    file.write_text("date,title,text\n" + "\n".join(["2024-01-04,Snow,It snows.", *rows]))
    after = [key(i.article) for i in intake([str(file)], ReadOptions()) if isinstance(i, Found)]
    assert len(set(after)) == 3
    assert after[1:] == before


def test_a_parcel_unpacks_to_the_article_and_tells_its_states_apart() -> None:
    story = article("Café “opens”\n\ud800", language="fr", published="2024-01-02", image="a.png")
    same = article("Café “opens”\n\ud800", language="fr", published="2024-01-02", image="a.png",
                   source="elsewhere.txt", skipped=(Skipped("ad", "furniture"),))  # fmt: skip
    assert unpack(Parcel.of(story).line) == story
    assert Parcel.of(same).content == Parcel.of(story).content
    corrected = article("Café “opens”\n\ud800", "The vote was not close.", language="fr")
    assert Parcel.of(corrected).content != Parcel.of(story).content
    said_otherwise = replace(article(), blocks=(Block(Role.BODY, "The vote was close."),))
    assert Parcel.of(said_otherwise).content != Parcel.of(article()).content


def test_every_article_has_a_place_of_its_own(tmp_path: Path) -> None:
    taken: set[str] = set()

    def assign(title: str, published: str | None) -> str:
        return layout.assign(article(title, published=published), claim)

    def claim(stem: str) -> bool:
        before = len(taken)
        taken.add(stem.lower())
        return len(taken) > before

    (tmp_path / "2024/03/05").mkdir(parents=True)
    (tmp_path / "2024/03/05/Rain-3.MP3").touch()  # someone's, on whatever file system
    layout = Layout(Folder(tmp_path))
    stems = [assign("Rain", "2024-03-05T10:00+01:00") for _ in range(4)]
    assert stems == [f"2024/03/05/rain{end}" for end in ("", "-2", "-4", "-5")]
    assert assign("Rain 2", "2024-03-05") == "2024/03/05/rain-2-2"
    assert assign("RAIN", "2024-03-06") == "2024/03/06/rain"
    assert assign("Rain", None) == "undated/rain"
    assert assign("../../etc/passwd", "2024-99") == "undated/etc-passwd"
