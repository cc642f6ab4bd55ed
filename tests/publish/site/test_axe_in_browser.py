"""axe-core, the accessibility checker, finds nothing on any page (WCAG 2.2 AA and its advice)."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.publish.site.conftest import SHOW, FileServer, Site, Visit, led_by

Opener = Callable[..., Visit]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ["light", "dark"]


def violations(visit: Visit) -> list[str]:
    package = find_spec("axe_playwright_python")
    assert package
    axe = Path(package.origin or "").with_name("axe.min.js").read_text(encoding="utf-8")
    visit.page.evaluate(f"{axe}; null")
    found: dict[str, Any] = visit.page.evaluate(
        "rules => axe.run({runOnly: rules, preload: false})", RULES
    )
    assert len(found["passes"]) > 15
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("name", "scheme"), [("en", "light"), ("en", "dark"), ("ar", "light")])
def test_an_articles_page(visit: Opener, site: Site, name: str, scheme: str) -> None:
    seen = visit(site.page(name).as_uri(), color_scheme=scheme, reduced_motion="reduce")
    assert violations(seen) == []
    for details in seen.page.locator("summary").all():
        details.click()
    assert led_by(seen, 4)[1]
    seen.page.get_by_role("button").first.click()
    assert violations(seen) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_index(visit: Opener, site: Site, scheme: str) -> None:
    seen = visit((site.folder / "index.html").as_uri(), color_scheme=scheme)
    assert seen.page.get_by_role("heading", level=1).inner_text() == SHOW.name
    assert violations(seen) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_narrow_page(visit: Opener, site: Site, scheme: str) -> None:
    seen = visit(
        site.page("en").as_uri(), color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    assert violations(seen) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_embedded_player(
    visit: Opener, site: Site, serve: Callable[[Path], FileServer], tmp_path: Path, scheme: str
) -> None:
    for path in (*site.folder.glob("*.mp3"), *site.folder.glob("*.json"), site.folder / "embed.js"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    element = "<audio-article src='{}'>Listen</audio-article>"
    names = sorted(path.name for path in tmp_path.glob("*.player.json"))
    (tmp_path / "story.html").write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Story</title>"
        "<meta name=viewport content='width=device-width'><link rel=icon href=data:,>"
        "<style>:root { color-scheme: light dark; background: light-dark(#fff, #111) }</style>"
        f"<main><h1>Story</h1>{''.join(map(element.format, names))}</main>"
        "<script src=embed.js></script>"
    )
    seen = visit(f"{serve(tmp_path).address}/story.html", color_scheme=scheme)
    buttons = seen.page.get_by_role("button")
    buttons.nth(1).wait_for()
    assert violations(seen) == []
    buttons.first.click()
    seen.until("!document.querySelector('audio-article').audio.paused")
    assert violations(seen) == []
