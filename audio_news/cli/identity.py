"""audio-news identity"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON
from audio_news.cli.terminal import shown
from audio_news.errors import UsageError

if TYPE_CHECKING:
    from audio_news.label.identity import Identity

EPILOG = """\b
Examples:
  audio-news identity init --name "The Morning Post"
  audio-news identity import --certificate chain.pem --key key.pem
  audio-news identity show

Whoever reads the key can sign in your name: it is readable by you alone, and a passphrase in
AUDIO_NEWS_IDENTITY_PASSPHRASE encrypts it; signing then needs that variable too.
"""
REPLACE = click.option(
    "--replace", is_flag=True, help="Put the one that is there beside, and use the new one."
)
PASSPHRASE = click.option(
    "--passphrase-env",
    "variable",
    default="AUDIO_NEWS_IDENTITY_PASSPHRASE",
    show_default=True,
    metavar="VAR",
    help="Environment variable with the passphrase, if any.",
)


@click.group("identity", epilog=EPILOG)
def command() -> None:
    """Make or show the identity that files are signed with (C2PA).

    Without one, files are still labelled in every other way.
    """


@command.command("init", epilog=EPILOG)
@click.option("--name", default="audio_news", show_default=True, help="Whose it is: your newsroom.")
@click.option(
    "--algorithm", type=click.Choice(("es256", "ed25519")), default="es256", show_default=True
)
@PASSPHRASE
@REPLACE
@JSON
def init(name: str, algorithm: str, variable: str, replace: bool, as_json: bool) -> None:
    """Make an identity with a root certificate of its own.

    Give certificate.pem to those who should trust your files (inspect --trust); key.pem to nobody.
    """
    from audio_news.label.identity import create, identity_folder, passphrase

    folder = identity_folder()
    made = create(folder, name, algorithm, passphrase(variable=variable), replace=replace)
    _show(made, folder, as_json)


@command.command("import", epilog=EPILOG)
@click.option(
    "--certificate",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The chain as PEM, your own certificate first.",
)
@click.option(
    "--key", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Its private key."
)
@PASSPHRASE
@REPLACE
@JSON
def import_(certificate: Path, key: Path, variable: str, replace: bool, as_json: bool) -> None:
    """Take in a certificate chain that an authority issued to you, after checking it."""
    from audio_news.label.certificates import KeyPair
    from audio_news.label.identity import identity_folder, needs_extra, passphrase, store

    needs_extra()
    try:
        pair = KeyPair(certificate.read_bytes(), key.read_bytes())
    except OSError as err:
        raise UsageError(f"{err.filename} cannot be read: {err.strerror}") from err
    folder = identity_folder()
    secret = passphrase(variable=variable)
    taken = store(folder, pair, secret, source=str(certificate), replace=replace)
    _show(taken, folder, as_json)


@command.command("show", epilog=EPILOG)
@JSON
def show(as_json: bool) -> None:
    """Show the identity: whose it is, until when it is valid, and where it is kept."""
    from audio_news.label.identity import identity_folder, load

    folder = identity_folder()
    _show(load(folder), folder, as_json)


def _show(identity: Identity, folder: Path, as_json: bool) -> None:
    fields = {
        "name": identity.name,
        "issuer": identity.issuer,
        "algorithm": identity.algorithm,
        "expires": identity.expires.isoformat(),
        "sha256": identity.sha256,
        "folder": str(folder),
    }
    if as_json:
        click.echo(json.dumps(fields, ensure_ascii=False))
        return
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for name, text in fields.items():
        console.print(f"[bold]{name:<10}[/bold]{shown(text)}")
