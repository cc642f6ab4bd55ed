"""audio-news disclose"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON, LANGUAGE, SHOW, VOICE, settings_from
from audio_news.cli.terminal import shown
from audio_news.errors import UsageError

if TYPE_CHECKING:
    from audio_news.disclosing import Disclosed

KINDS = ("ai-voice", "cloned-voice", "system-voice", "composite", "human")
EPILOG = """\b
Examples:
  audio-news disclose reading.mp3 --kind human
  audio-news disclose bulletin.mp3 --kind ai-voice --hidden --heard -o bulletin-said.mp3
  audio-news disclose archive/42.m4a --kind cloned-voice --in-place

\b
Kinds: ai-voice (a trained voice), cloned-voice (one that copies a person's), system-voice (one
built from rules, as eSpeak), composite (people and trained voices), human (people alone).
"""


@click.command("disclose", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--kind", required=True, type=click.Choice(KINDS), help="What FILE is.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File to write; FILE's name with -disclosed if left out.",
)
@click.option("--in-place", is_flag=True, help="Put the result in FILE's own place.")
@click.option("--overwrite", is_flag=True, help="Replace the output where it is there already.")
@click.option("--text", default="", help="What is said and shown; a usual sentence if left out.")
@click.option("--heard", is_flag=True, help="Also speak it before the sound (encodes it anew).")
@click.option("--hidden", is_flag=True, help="Also put the mark into the sound (encodes it anew).")
@click.option(
    "--episode-number", type=click.IntRange(0, 2**32 - 1), help="Number that the mark carries."
)
@LANGUAGE
@VOICE
@SHOW
@JSON
def command(
    file: Path,
    kind: str,
    output: Path | None,
    in_place: bool,
    overwrite: bool,
    text: str,
    heard: bool,
    hidden: bool,
    episode_number: int | None,
    language: str | None,
    voice: str | None,
    show_file: Path | None,
    as_json: bool,
) -> None:
    """Add the layers of disclosure to an audio file made elsewhere.

    The tags always say it, and every other tag stays; with an identity the result is signed.
    MP3, M4A, Opus, FLAC and WAV.
    """
    from audio_news.disclosing import Layers, disclose

    if in_place and output:
        raise UsageError("--in-place and --output exclude each other", hint="Give one of them.")
    target = file if in_place else output or file.with_stem(f"{file.stem}-disclosed")
    layers = Layers(
        kind=kind,
        text=text,
        language=language or "",
        heard=heard,
        hidden=hidden,
        episode_number=episode_number,
    )
    settings = settings_from(show_file, voice)
    done = disclose(file, target, layers, settings, overwrite=overwrite or in_place)
    if as_json:
        click.echo(json.dumps(_fields(done), ensure_ascii=False))
    else:
        _show(done)


def _fields(done: Disclosed) -> dict[str, object]:
    return {
        "file": str(done.file),
        "text": done.text,
        "digital_source_type": done.source_type,
        "encoded_anew": done.encoded_anew,
        "signed": done.signed,
        "episode_number": done.episode_number,
        "warnings": list(done.warnings),
    }


def _show(done: Disclosed) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[green]{shown(str(done.file))}[/green]")
    console.print(f"  says: {shown(done.text)}")
    console.print(f"  is: {shown(done.source_type)}")
    console.print(f"  {'signed' if done.signed else 'not signed: audio-news identity init'}")
    if done.encoded_anew:
        console.print("  the sound was encoded anew, in the format it was in")
    if done.episode_number is not None:
        console.print(f"  marked in the sound: episode {done.episode_number}")
    for warning in done.warnings:
        console.print(f"  [yellow]warning:[/yellow] {shown(warning)}")
