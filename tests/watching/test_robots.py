"""robots.txt by RFC 9309, and pages fetched as it and good manners ask."""

from __future__ import annotations

import pytest

from audio_news.errors import FetchError
from audio_news.read.fetch import StatusError
from audio_news.watching.errors import Stopped
from audio_news.watching.robots import LONGEST_DELAY_S, robots
from audio_news.watching.visitor import Forbidden, Visitor
from tests.newsdesk import newsdesk

HERE = frozenset({"127.0.0.1"})
EXAMPLE = """\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: Audio-News
Disallow: /example/page.html
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        ("someone", "/publications/x", True),
        ("someone", "/example/x", False),
        ("someone", "/a/picture.gif", False),
        ("someone", "/a/picture.gif?size=2", True),
        ("foobot", "/example/page.html", True),
        ("foobot", "/other", False),
        ("audio-news", "/example/page.html", False),
        ("audio-news", "/example/other.gif", True),
        ("audio-news", "/robots.txt", True),
    ],
)
def test_the_examples_of_the_standard(agent: str, path: str, allowed: bool) -> None:
    assert robots(EXAMPLE, agent).allows(f"https://site.example{path}") is allowed


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /\nAllow: /news", "/news/1", True),
        ("Disallow: /news\nAllow: /news", "/news", True),
        ("Disallow: /a*b*c", "/axxbyyczz", False),
        ("Disallow: /a*b*c", "/acb", True),
        ("Disallow: /*.php$", "/index.php", False),
        ("Disallow: /*.php$", "/index.php5", True),
        ("Disallow: /fish$", "/fish", False),
        ("Disallow: /fish$", "/fishes", True),
        ("Disallow: /%D0%BD", "/н", False),
        ("Disallow: /н", "/%d0%bd/1", False),
        ("Disallow: /?page=", "/?page=2", False),
        ("Disallow:", "/anything", True),
        ("Disallow: /x # not this", "/x", False),
        ("disallow : /x", "/x", False),
        ("nonsense\nDisallow: /x", "/x", False),
        ("Disallow: /" + "*a" * 3000 + "$", "/" + "a" * 2999, True),
    ],
)
def test_rules(rules: str, path: str, allowed: bool) -> None:
    assert robots(f"User-agent: *\n{rules}\n").allows(f"https://s.example{path}") is allowed


def test_groups_of_the_same_name_are_one_and_delays_have_a_bound() -> None:
    text = "User-agent: audio-news\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n" \
           "User-agent: audio-news\nDisallow: /b\nCrawl-delay: 86400\n"  # fmt: skip
    ours = robots(text)
    assert [ours.allows(f"https://s.example{path}") for path in ("/a", "/b", "/c")] == [0, 0, 1]
    assert ours.delay_s == LONGEST_DELAY_S
    assert robots("User-agent: *\nCrawl-delay: soon\n").delay_s == 0
    assert robots("<html>no robots here</html>").allows("https://s.example/")


class Clock:
    """A clock that only waiting moves; `stops` ends the wait of that number."""

    def __init__(self, stops: int = 99) -> None:
        self.now, self.waits, self.stops = 100.0, list[float](), stops

    def wait(self, seconds: float) -> bool:
        self.waits.append(round(seconds, 3))
        self.now += seconds
        return len(self.waits) > self.stops

    def visitor(self, pause_s: float = 1.0) -> Visitor:
        return Visitor(
            wait=self.wait, pause_s=pause_s, allow_hosts=HERE, clock=lambda: self.now
        )  # fmt: skip


@pytest.mark.parametrize(("robots_txt", "pause_s"), [("", 1.0), ("Crawl-delay: 7", 7.0)])
def test_visits_to_one_host_keep_their_distance(robots_txt: str, pause_s: float) -> None:
    clock = Clock()
    with newsdesk() as site, newsdesk() as other:
        site.pages |= {"/robots.txt": f"User-agent: *\n{robots_txt}".encode(), "/a": b"a"}
        other.pages |= {"/a": b"a"}
        visitor = clock.visitor()
        for base in (site.base, site.base, other.base, site.base):
            visitor.visit(f"{base}/a")
        assert clock.waits == [0.0, pause_s, 0.0, pause_s]
        assert site.times("/robots.txt") == 1


def test_feeds_keep_their_distance_too_and_need_no_leave() -> None:
    clock = Clock()
    with newsdesk() as site:
        site.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /", "/feed.xml": b"f"}
        visitor = clock.visitor()
        for _ in range(2):
            assert visitor.feed(f"{site.base}/feed.xml", None).data == b"f"
        assert clock.waits == [0.0, 1.0]
        assert site.times("/robots.txt") == 0


def test_stopping_ends_the_wait() -> None:
    clock = Clock(stops=1)
    with newsdesk() as site:
        site.pages["/a"] = b"a"
        visitor = clock.visitor()
        visitor.visit(f"{site.base}/a")
        with pytest.raises(Stopped):
            visitor.visit(f"{site.base}/a")
        assert site.times("/a") == 1


def test_a_site_whose_robots_cannot_be_had_is_left_alone_for_a_while() -> None:
    clock = Clock()
    with newsdesk() as site:
        site.pages["/a"] = b"a"
        site.statuses["/robots.txt"] = (503, {})
        visitor = clock.visitor()
        with pytest.raises(FetchError, match="cannot be had") as caught:
            visitor.visit(f"{site.base}/a")
        assert not isinstance(caught.value, Forbidden)
        site.statuses.clear()
        clock.now += 601
        assert visitor.visit(f"{site.base}/a").data == b"a"


def test_a_redirect_is_followed_only_where_the_other_site_lets_us() -> None:
    clock = Clock()
    with newsdesk() as site, newsdesk() as other:
        other.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /closed", "/open": b"o"}
        for path in ("/open", "/closed"):
            site.statuses[path] = (302, {"Location": f"{other.base}{path}"})
        visitor = clock.visitor()
        assert visitor.visit(f"{site.base}/open").data == b"o"
        with pytest.raises(Forbidden):
            visitor.visit(f"{site.base}/closed")
        assert other.times("/closed") == 0


def test_a_host_that_asks_for_time_gets_it() -> None:
    clock = Clock()
    with newsdesk() as site:
        site.statuses["/a"] = (429, {"Retry-After": "30"})
        visitor = clock.visitor()
        for _ in range(2):
            with pytest.raises(StatusError):
                visitor.visit(f"{site.base}/a")
        assert clock.waits == [0.0, 30.0]
