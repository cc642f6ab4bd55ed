"""A real browser, a small web server with ranges, and a site with a real episode in it."""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audio_news.models import Article, Block, Episode, Role
from audio_news.production import Studio
from audio_news.publish.site import SiteShow, page_name, write_site
from audio_news.showfile import load_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REQUIRE = "AUDIO_NEWS_REQUIRE_BROWSER"
HOW = (
    "the pages are tested in a browser: apt-get install chromium (or name one in"
    " AUDIO_NEWS_BROWSER), and pip install playwright axe-playwright-python"
)
PLAYING = "!document.querySelector('audio').paused && document.querySelector('audio').currentTime"
SEEN = "[...(CSS.highlights.get('spoken-word') ?? [])].map(String)[0] ?? ''"
HEARD = "(document.querySelector('.heard')?.textContent ?? '')"
WATCH = f"""() => {{
  const audio = document.querySelector("audio");
  window.seen = [];
  const look = () => {{
    window.seen.push([audio.currentTime, {SEEN}, {HEARD}]);
    requestAnimationFrame(look);
  }};
  look();
}}"""
LED = f"""() => {{
  window.led = null;
  addEventListener("click", () => {{
    window.led = [document.querySelector("audio").currentTime, {HEARD}];
  }}, {{ once: true }});
}}"""
MARKED = f"""async (time) => {{
  const audio = document.querySelector("audio");
  const there = new Promise((done) => audio.addEventListener("seeked", done, {{ once: true }}));
  audio.currentTime = time;
  await there;
  return [{SEEN}, {HEARD}];
}}"""
WAIT_S = 60.0
"""For what should happen at once: long enough for any machine."""

SHOW = SiteShow(
    name="The Harbor Ledger",
    description="The day's articles, read aloud.",
    feed="feed.xml",
    copyright="© 2026 The Harbor Ledger",
)


def executable() -> str:
    """The browser to drive, where it and what drives it are here."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("AUDIO_NEWS_BROWSER") or next(filter(None, map(shutil.which, names)), "")
    return found if find_spec("playwright") and find_spec("axe_playwright_python") else ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no browser these tests are skipped, unless one is required."""
    if executable() or os.environ.get(REQUIRE) == "1":
        return
    for item in items:
        if item.path.parent == Path(__file__).parent and item.path.stem.endswith("_in_browser"):
            item.add_marker(pytest.mark.skip(reason=HOW))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, driven by playwright."""
    path = executable()
    if not path:
        pytest.fail(HOW)
    from playwright.sync_api import sync_playwright

    # In the C locale it remembers nothing below a folder with other than ASCII letters.
    environ: dict[str, str | float | bool] = {**os.environ, "LC_ALL": "C.UTF-8"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--autoplay-policy=no-user-gesture-required"],
            timeout=3_000 * WAIT_S,
            env=environ,
        )
        yield browser
        browser.close()


class Files(SimpleHTTPRequestHandler):
    """A folder's files, in part where asked; `server.headers` go with every answer."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mp3": "audio/mpeg"}
    server: FileServer

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        part = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        start = int(part[1]) if part else 0
        end = min(int(part[2]), len(data) - 1) if part and part[2] else len(data) - 1
        self.send_response(206 if part else 200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(end - start + 1))
        self.send_header("Accept-Ranges", "bytes")
        if part:
            self.send_header("Content-Range", f"bytes {start}-{end}/{len(data)}")
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[start : end + 1])

    def log_message(self, *args: object) -> None:
        """Quiet."""


class FileServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        super().__init__(("127.0.0.1", 0), partial(Files, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *args: object) -> None:
        """A browser that breaks off is no fault."""


@pytest.fixture
def serve() -> Iterator[Callable[[Path], FileServer]]:
    """Serve a folder until the test ends."""
    servers: list[tuple[FileServer, threading.Thread]] = []

    def start(folder: Path) -> FileServer:
        server = FileServer(folder)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        servers.append((server, thread))
        return server

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Visit:
    """A page in the browser, and what it must not do: complain, or ask another site."""

    page: Page
    allowed: list[str]
    complaints: list[str] = field(default_factory=list)
    excused: tuple[str, ...] = ()
    """What a complaint may say that this page cannot do without, whenever it comes."""
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda m: self._note(m.type, m.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def until(self, condition: str) -> None:
        """Wait for a JavaScript condition; the page's own policy forbids playwright's way."""
        end = time.monotonic() + WAIT_S
        while not self.page.evaluate(f"Boolean({condition})"):
            assert time.monotonic() < end, condition
            self.page.wait_for_timeout(30)

    def elsewhere(self) -> list[str]:
        ours = ("data:", "blob:", "about:", *self.allowed)
        return [url for url in self.asked if not url.startswith(ours)]

    def faults(self) -> list[str]:
        """What it complained of without an excuse, and whom else it asked."""
        left = [text for text in self.complaints if not any(part in text for part in self.excused)]
        return left + self.elsewhere()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open an address; when the test ends, nothing was complained of and nobody else asked."""
    visits: list[tuple[Visit, Any]] = []

    def open_page(address: str, *, also: tuple[str, ...] = (), **options: Any) -> Visit:
        context = browser.new_context(**({"viewport": {"width": 1100, "height": 800}} | options))
        context.set_default_timeout(1_000 * WAIT_S)
        made = Visit(context.new_page(), [address.rsplit("/", 1)[0], *also])
        visits.append((made, context))
        made.page.goto(address)
        return made

    yield open_page
    faults = [fault for seen, _ in visits for fault in seen.faults()]
    for _, context in visits:
        context.close()
    assert faults == []


@dataclass(frozen=True)
class Site:
    folder: Path
    episodes: dict[str, Episode]

    def page(self, name: str) -> Path:
        return self.folder / page_name(self.episodes[name], self.folder)


def studio() -> Studio:
    flags = {
        "voice.name": "silent", "cache.limit_mb": 0, "signing.identity": "none",
        "sound.intro": "none", "sound.outro": "none", "sound.bitrate_kbps": 64,
    }  # fmt: skip
    return Studio(load_settings(flags=flags, environ={}))


MORE = (
    "Paragraph 0 says what the council said. And then more.",
    "Nobody in that room wanted to be there again. It was late.",
    "The engineers, who had warned of this for a decade, did not smile.",
    "Ships wait. Insurers do not wait, an exporter remarked.",
    "Opponents called the design timid. They will be back in spring with a counterproposal.",
    "Most of the money is federal. A small fee for shops covers the remainder.",
    "Construction begins in March.",
    "It ought to be finished, if nothing else goes wrong, before the decade is over.",
    "Until then there are sandbags.",
)
ENGLISH = Article(
    title="Port city votes to raise its sea wall",
    byline="Marta Ellison",
    published="2026-11-18T18:42",
    language="en",
    url="https://ledger.example/sea-wall",
    site="The Harbor Ledger",
    blocks=(
        Block(Role.HEADLINE, "Port city votes to raise its sea wall"),
        Block(Role.STANDFIRST, "A third flood in two years changed the minds of the council."),
        Block(Role.CAPTION, "Volunteers carry sandbags past the old customs house."),
        Block(
            Role.BODY,
            "Lawmakers 🌊 voted 31-12 on Tuesday. The plan costs $640 million, they said.",
        ),
        Block(Role.QUOTE, "“We can pay for the wall now.”"),
        Block(Role.HEADING, "How the money was found"),
        Block(Role.LIST, "A bond that voters approved."),
        Block(Role.LIST, "A federal climate fund."),
        Block(Role.TABLE, "Year, Cost"),
        Block(Role.CODE, "wall = 1.8\n  metres"),
        *(Block(Role.BODY, text) for text in MORE),
        Block(Role.NOTE, "Editor’s note: this story was updated."),
    ),
)
ARABIC = Article(
    title="المدينة تصوت على رفع السور البحري",
    byline="ليلى حداد",
    published="2026-11-18",
    language="ar",
    blocks=(
        Block(Role.HEADLINE, "المدينة تصوت على رفع السور البحري"),
        Block(Role.BODY, "صوّت المشرعون يوم الثلاثاء. تبلغ كلفة الخطة الكثير."),
        Block(Role.QUOTE, "يمكننا أن ندفع الآن."),
    ),
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A folder with two real episodes, spoken by the silent voice, and their site."""
    folder = tmp_path_factory.mktemp("site")
    with studio() as made:
        episodes = {a.language: made.produce(a, folder) for a in (ENGLISH, ARABIC)}
    write_site(SHOW, episodes.values(), folder)
    return Site(folder, episodes)


Opener = Callable[..., Visit]
Server = Callable[[Path], FileServer]


@pytest.fixture(params=["web", "file"])
def address(request: pytest.FixtureRequest, site: Site, serve: Server) -> str:
    """The English page's address, on a server and as a file."""
    page = site.page("en")
    if request.param == "file":
        return page.as_uri()
    return f"{serve(site.folder).address}/{page.name}"


@pytest.fixture
def web(site: Site, serve: Server) -> str:
    return f"{serve(site.folder).address}/{site.page('en').name}"


def now(visit: Visit) -> float:
    return float(visit.page.evaluate("document.querySelector('audio').currentTime"))


def until(visit: Visit, condition: str) -> None:
    visit.until(condition)


def led_by(visit: Visit, number: int) -> tuple[float, str]:
    """Click on a sentence: the second and the sentence that it led to, before time goes on."""
    visit.page.evaluate(LED)
    visit.page.locator(f"[data-cue='{number}']").first.click()
    visit.until("window.led")
    at_s, sentence = visit.page.evaluate("window.led")
    return at_s, sentence


def marked_at(visit: Visit, time_s: float) -> tuple[str, str]:
    """The word and the sentence that are marked at a time; the audio was played before."""
    word, sentence = visit.page.evaluate(MARKED, time_s)
    return word, sentence


def paused(visit: Visit) -> None:
    """Let the audio stand still, loaded."""
    visit.until(f"{PLAYING} > 0")
    visit.page.evaluate("document.querySelector('audio').pause()")
