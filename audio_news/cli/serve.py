"""audio-news serve"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import click

from audio_news.cli.options import JSON
from audio_news.cli.terminal import clean
from audio_news.errors import PublishError, UsageError

EPILOG = """\b
Examples:
  audio-news serve episodes
  audio-news serve episodes --host 0.0.0.0          a phone on the same network may listen
  audio-news serve episodes --allow-origin http://localhost:1313   a site that embeds the player

Exit code: 0 stopped with Ctrl-C, 1 it cannot be served, 2 misuse.
"""
OPEN = """\
Everyone on your network can now listen to what is in {folder}, without a password, until
you stop this with Ctrl-C. Subscribe on a phone to {feed}"""


@click.command("serve", epilog=EPILOG)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on; 0.0.0.0 lets in the network that this machine is on.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="A name that this server is reached by, beside its address.",
)
@click.option(
    "--allow-origin",
    multiple=True,
    metavar="ORIGIN",
    help='A site whose pages may play what is served, like https://example.com; "*" is any.',
)
@click.option("--base", default="", metavar="URL", help="Address in feeds: a proxy's, say.")
@click.option("--as-is", is_flag=True, help="Feeds as they stand, with their public addresses.")
@JSON
def command(
    folder: Path,
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    allow_origin: tuple[str, ...],
    base: str,
    as_is: bool,
    as_json: bool,
) -> None:
    """Serve a folder of episodes over HTTP, to this machine alone unless told otherwise.

    A browser plays the pages, a podcast program subscribes to feed.xml. Feeds name the
    address that they are asked at, in place of the show's public one. Records and hidden
    files are not served, nor anything outside DIR.
    """
    if not folder.is_dir():
        raise PublishError(f"There is no folder {folder}", hint="Check the path.")
    if base and urlsplit(base).scheme not in ("http", "https"):
        raise UsageError(f"--base {base!r} is no address", hint="Write it as https://example.com/")
    _check_origins(allow_origin)
    try:
        from audio_news.publish.serving import server
        from audio_news.publish.serving.app import Serving, application
    except ModuleNotFoundError as err:
        raise PublishError(
            f"serve needs {err.name}", hint="Install it: pip install 'audio-news[serve]'"
        ) from err
    from audio_news.publish.serving.hosts import hosts_for

    serving = Serving(
        root=folder.resolve(),
        hosts=hosts_for(host, allow_host),
        base=f"{base.rstrip('/')}/" if base else "",
        as_is=as_is,
        origins=allow_origin,
    )
    sock = server.bind(host, port)
    _say(folder, server.addresses(sock, host), server.is_open(sock), as_json)
    server.run(application(serving), sock)
    if not as_json:
        click.echo("Stopped.")


def _check_origins(origins: tuple[str, ...]) -> None:
    for origin in origins:
        parts = urlsplit(origin)
        if origin != "*" and origin != f"{parts.scheme}://{parts.netloc}":
            raise UsageError(
                f"--allow-origin {origin!r} is no origin",
                hint="Write scheme and host alone, like https://example.com",
            )


def _say(folder: Path, found: list[str], is_open: bool, as_json: bool) -> None:
    """Where to go; flushed, for whoever waits for the line."""
    feed = f"{found[-1]}feed.xml" if (folder / "feed.xml").is_file() else None
    if as_json:
        said = {"directory": str(folder), "addresses": found, "feed": feed, "open": is_open}
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    for address in found:
        click.echo(address)
    if is_open:
        click.echo(clean(OPEN.format(folder=folder, feed=feed or found[-1]).replace("\n", " ")))
    elif feed:
        click.echo(feed)
