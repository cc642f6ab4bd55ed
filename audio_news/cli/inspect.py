"""audio-news inspect"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON
from audio_news.cli.terminal import clean, shown
from audio_news.errors import UsageError

if TYPE_CHECKING:
    from audio_news.inspection import Inspection
    from audio_news.label.verifying import Signature

LAYERS = ("heard", "seen", "signed", "hidden", "trusted")
EPILOG = """\b
Examples:
  audio-news inspect output/story.mp3
  audio-news inspect episode.m4a --trust newsroom.pem --json
  audio-news inspect output/story.mp3 --require signed --require hidden

Exit code: 0 readable (and nothing required is missing), 1 not, 2 misuse.
"""
SIGNED_WORDS = {
    "trusted": "by somebody trusted here; nothing was changed since",
    "valid": "nothing was changed since, but the signer is not one trusted here",
    "tampered": "[red]something was changed since it was signed[/red]",
    "unread": "cannot be read here: pip install 'audio-news[sign]'",
}
LONGEST = 100
"""Letters of a tag that are shown; --json has them all."""


@click.command("inspect", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--trust",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PEM",
    help="Certificates whose signatures count as trusted, beside your own.",
)
@click.option(
    "--require",
    multiple=True,
    type=click.Choice(LAYERS),
    help="Exit with 1 where FILE lacks this layer; may be given again.",
)
@JSON
def command(file: Path, trust: Path | None, require: tuple[str, ...], as_json: bool) -> None:
    """Read an audio file back: tags, chapters, loudness, and how it says that it is AI.

    FILE may be anybody's. Its signature is checked against its bytes; nothing is fetched from
    the network.
    """
    from audio_news.inspection import as_json as fields_of
    from audio_news.inspection import inspect

    found = inspect(file, trust=_pem(trust))
    if as_json:
        click.echo(json.dumps(fields_of(found), ensure_ascii=False))
    else:
        _show(found)
    for warning in found.warnings:
        click.echo(clean(f"audio-news: warning: {warning}"), err=True)
    if missing := found.missing(require):
        click.echo(clean(f"audio-news: {file} is not {', not '.join(missing)}"), err=True)
        sys.exit(1)


def _pem(trust: Path | None) -> bytes:
    if trust is None:
        return b""
    try:
        pem = trust.read_bytes()
    except OSError as err:
        raise UsageError(f"{trust} cannot be read: {err.strerror}", hint="Check --trust.") from err
    if b"-----BEGIN CERTIFICATE-----" not in pem:
        raise UsageError(f"{trust} holds no certificate", hint="--trust wants one as PEM.")
    return pem


def _show(found: Inspection) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for line in _lines(found):
        console.print(line)


def _lines(found: Inspection) -> Iterator[str]:
    measured, tags = found.measured, found.tags
    yield f"[bold]{shown(tags.fields.get('title') or found.file.name)}[/bold]"
    facts = [_clock(measured.duration_s), f"{measured.rate_hz / 1000:g} kHz"]
    facts.append({1: "mono", 2: "stereo"}.get(measured.channels, f"{measured.channels} channels"))
    if measured.loudness_lufs is not None:
        facts.append(f"{measured.loudness_lufs:.1f} LUFS")
    if measured.true_peak_dbtp is not None:
        facts.append(f"peak {measured.true_peak_dbtp:.1f} dBTP")
    yield f"  {' · '.join(facts)}"
    for name, text in tags.fields.items():
        if name != "title":
            text = " ".join(text.split())
            line = text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)} letters)"
            yield f"  {shown(name)}: {shown(line)}"
    if tags.chapters:
        yield "[bold]Chapters[/bold]"
    for chapter in tags.chapters:
        yield f"  {_clock(chapter.start_s)}  {shown(chapter.title)}"
    yield "[bold]How it says that it is AI[/bold]"
    yield from _disclosure(found)


def _disclosure(found: Inspection) -> Iterator[str]:
    yield f"  {_mark(bool(found.heard))} heard"
    for spoken in found.heard:
        yield f"        at {_clock(spoken.start_s)}: {shown(spoken.text)}"
    yield f"  {_mark(bool(found.tags.notices))} seen"
    for notice in found.tags.notices:
        yield f"        {shown(notice.where)}: {shown(notice.text)}"
    state = found.signature.state.value
    words = SIGNED_WORDS.get(state, "")
    yield f"  {_mark(state in ('trusted', 'valid'))} signed{words and ': ' + words}"
    yield from (f"        {line}" for line in _signature(found.signature))
    number = found.episode_number
    carries = "" if number is None else f", episode {number}"
    yield f"  {_mark(found.is_marked)} hidden in the sound{carries}"


def _signature(signature: Signature) -> Iterator[str]:
    if signature.signer:
        made_with = f", with {shown(signature.generator)}" if signature.generator else ""
        yield f"by {shown(signature.signer)}{made_with}"
    if signature.signed_at:
        known = "" if signature.time_trusted else ", by an authority not trusted here"
        yield f"on {shown(signature.signed_at)} (time-stamped{known})"
    elif signature.claimed_at:
        yield f"on {shown(signature.claimed_at)}, by its own clock"
    if signature.source_type:
        yield f"as {shown(signature.source_type)}"
    for problem in signature.problems:
        yield f"problem: {shown(problem)}"


def _mark(present: bool) -> str:
    return "[green]yes[/green]" if present else "[yellow]no [/yellow]"


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
