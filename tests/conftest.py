"""What every test is kept from (this user's own homes), and a bucket for those that ask for one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.publish.s3 import S3


def pytest_configure() -> None:
    """Let Ctrl-C reach programs under test: a shell starts its background jobs deaf to it.

    Properties are judged whatever the machine's pace, and write nothing beside the tests.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    slow = [HealthCheck.too_slow]
    settings.register_profile(
        "tests", deadline=None, suppress_health_check=slow, database=None, print_blob=True
    )
    settings.load_profile("tests")


@pytest.fixture(autouse=True)
def own_homes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache and a data folder of each test's own; child processes inherit them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    return home


@pytest.fixture(scope="module")
def server() -> Iterator[S3]:
    """A real S3 server on this machine."""
    from tests.publish.s3 import s3_server

    with s3_server() as running:
        yield running


@pytest.fixture
def bucket(server: S3, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new bucket's name; its credentials are in the environment."""
    for name, value in server.environ().items():
        monkeypatch.setenv(name, value)
    return server.bucket()


@pytest.fixture
def started_threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the threads that are started from now on."""
    names: list[str] = []
    start = threading.Thread.start

    def noted(thread: threading.Thread) -> None:
        names.append(thread.name)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", noted)
    return names
