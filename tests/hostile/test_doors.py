"""Nothing opens a connection but the doors, and nothing runs what it reads."""

from __future__ import annotations

import ast
import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

import audio_news
from audio_news.cli.main import main
from tests.hostile import files
from tests.servers import served

PACKAGE = Path(audio_news.__file__).parent
DOORS = {
    "read/fetch.py": {"socket", "urllib3"},  # every page, feed and cover: public addresses only
    "read/download.py": {"urllib3"},  # voices, and what is fetched in parts; through read/fetch.py
    "publish/serving/server.py": {"asyncio", "socket", "uvicorn"},  # `serve`
    "publish/serving/hosts.py": {"socket"},  # which addresses this machine has, for `serve`
    "publish/stores/s3.py": {"obstore"},  # the bucket that is published to
    "batch/cluster.py": {"distributed"},  # the Dask scheduler that the user names
    "publish/shelf.py": {"socket"},  # gethostname alone: whose temporary file it is
    "batch/lock.py": {"socket"},  # likewise: who holds the folder
    "batch/session.py": {"socket"},  # likewise: where a batch ran
}
NETWORK = frozenset(
    (
        *("socket", "ssl", "socketserver", "asyncio", "http", "ftplib", "smtplib", "poplib"),
        *("imaplib", "xmlrpc", "webbrowser", "urllib3", "urllib.request", "requests", "httpx"),
        *("httpcore", "aiohttp", "uvicorn", "obstore", "boto3", "botocore", "s3fs", "fsspec"),
        *("dask", "distributed", "websockets", "paramiko"),
    )
)
PROCESSES = {"speak/system.py", "batch/bench.py", "batch/crew.py", "cli/serve.py"}
"""Modules that may start a program; never through a shell."""
UNSAFE_MODULES = frozenset({"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "code"})
UNSAFE_CALLS = frozenset(
    ("eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load", "torch.load")
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def known(name: str, names: frozenset[str]) -> str:
    """Which of the names it is, or is part of."""
    parts = name.split(".")
    return next((n for n in names if parts[: n.count(".") + 1] == n.split(".")), "")


def test_the_network_is_behind_the_doors() -> None:
    found: dict[str, set[str]] = {}
    for module in MODULES:
        for name in imports(ast.parse(module.read_text(encoding="utf-8"))):
            if used := known(name, NETWORK):
                found.setdefault(module.relative_to(PACKAGE).as_posix(), set()).add(used)
    assert found == DOORS


def test_gethostname_is_all_that_the_three_ask_of_a_socket() -> None:
    for name in ("publish/shelf.py", "batch/lock.py", "batch/session.py"):
        tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "socket"
        }
        assert used == {"gethostname"}, name


def test_nothing_that_is_read_is_run() -> None:
    """No pickle, no eval, no shell: data stays data."""
    found: list[str] = []
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        found += [f"{module}: {name}" for name in imports(tree) if known(name, UNSAFE_MODULES)]
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = ast.unparse(call.func)
            given = {word.arg: ast.unparse(word.value) for word in call.keywords}
            if name in UNSAFE_CALLS or given.get("allow_pickle") == "True":
                found.append(f"{module}:{call.lineno}: {name}")
            if "shell" in given and given["shell"] != "False":
                found.append(f"{module}:{call.lineno}: a shell")
    assert found == []


def test_few_modules_start_a_program() -> None:
    found = {
        module.relative_to(PACKAGE).as_posix()
        for module in MODULES
        for name in imports(ast.parse(module.read_text(encoding="utf-8")))
        if known(name, frozenset({"subprocess", "multiprocessing", "pty"}))
    }
    assert found <= PROCESSES


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every attempt to connect or to look a name up, which fails."""
    asked: list[object] = []

    def refused(*given: object, **_: object) -> NoReturn:
        asked.append(given)
        raise OSError("no network here")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    return asked


def program(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["audio-news", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.mark.filterwarnings("default")
def test_all_but_the_network_works_without_it(
    tmp_path: Path, no_network: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIO_NEWS_VOICE_NAME", "silent")
    files.make("page", Path("a.txt"))
    Path("b.html").write_text(f"<h1>Ferry</h1><p>{files.STORY * 3}</p><img src='http://a.b/c.png'>")
    Path("rows.jsonl").write_text(json.dumps({"title": "Pier", "body": files.STORY}) + "\n")
    commands = (
        ("read", "a.txt"),
        ("read", "b.html", "--json"),
        ("script", "a.txt"),
        ("show", "init", "show.toml"),
        ("voices",),
        ("licences",),
        ("make", "a.txt", "b.html", "rows.jsonl", "-o", "episodes"),
        ("inspect", "episodes/council-backs-new-tram-line.mp3"),
        ("plot", "episodes/council-backs-new-tram-line.mp3"),
        ("digest", "a.txt", "rows.jsonl", "--title", "Morning", "-o", "episodes"),
        ("podcast", "build", "episodes", "--address", "https://example.com/"),
        ("podcast", "publish", "episodes", "public"),
        ("podcast", "remove", "episodes", "pier.mp3"),
    )
    codes = {command: program(monkeypatch, *command) for command in commands}
    assert no_network == []
    assert [command for command, code in codes.items() if code] == []


def test_the_network_is_asked_where_it_should_be(
    no_network: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the test above watches is what the doors go through."""
    assert program(monkeypatch, "read", "https://example.com/a") == 1
    assert len(no_network) == 1


PLAYLISTS = {
    "a.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}/a.mp3\n#EXT-X-ENDLIST\n",
    "a.m3u": "#EXTM3U\n{}/a.mp3\n",
    "a.pls": "[playlist]\nFile1={}/a.mp3\nNumberOfEntries=1\n",
    "a.ffconcat": "ffconcat version 1.0\nfile '{}/a.mp3'\n",
    "a.asx": '<asx version="3.0"><entry><ref href="{}/a.mp3"/></entry></asx>',
    "a.mp3": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}/a.mp3\n#EXT-X-ENDLIST\n",
    "a.mpd": '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet>'
    '<Representation id="1" bandwidth="1" mimeType="audio/mp4"><BaseURL>{}/a.mp3</BaseURL>'
    "</Representation></AdaptationSet></Period></MPD>",
}


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", PLAYLISTS)
def test_no_playlist_is_followed(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, sound: bytes
) -> None:
    """Nor by the libraries in C that decode, which no patched socket sees: a server watches."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIO_NEWS_VOICE_NAME", "silent")
    files.make("page", Path("a.txt"))
    with served({"/a.mp3": sound}) as (address, server):
        Path(name).write_text(PLAYLISTS[name].format(address))
        Path("show.toml").write_text(f"[sound]\nintro = '{name}'\n")
        codes = (
            program(monkeypatch, "inspect", name),
            program(monkeypatch, "plot", name),
            program(monkeypatch, "disclose", name, "--kind", "ai-voice", "-o", "out.mp3"),
            program(monkeypatch, "make", "a.txt", "-o", "output", "--show", "show.toml"),
        )
    asked: list[Any] = server.asked
    assert asked == []
    assert 0 not in codes


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from audio_news.mix.encode import encode
    from tests.elsewhere import speechlike

    file = tmp_path_factory.mktemp("sound") / "a.mp3"
    encode([speechlike(1.0, 24_000)], file)
    return file.read_bytes()
