"""audio-news lexicon"""

from __future__ import annotations

import json
from pathlib import Path

import click

from audio_news.cli.options import JSON, SHOW, settings_from
from audio_news.cli.terminal import shown

EPILOG = """\b
Examples:
  audio-news voices say "Scholz" --ipa ʃɔlts
  audio-news lexicon add "Scholz" --ipa ʃɔlts --file names.pls
  audio-news lexicon add "KSE" --alias "Kyiv School of Economics" --file names.pls
  audio-news lexicon find Scholz --show morning.toml
"""


@click.group("lexicon", epilog=EPILOG)
def command() -> None:
    """Say how a name is said: add it to a lexicon (W3C PLS), or find who says it how.

    A show names its lexicons under [reading] lexicons; the last one to name a word wins.
    """


@command.command("add", epilog=EPILOG)
@click.argument("name")
@click.option("--ipa", help="How it is said, in IPA: one word of it for each word of the name.")
@click.option("--alias", help="Other words to say in its place.")
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("names.pls"),
    show_default=True,
    help="Lexicon to write; made where there is none.",
)
def add(name: str, ipa: str | None, alias: str | None, file: Path) -> None:
    """Add a name, or change how it is said, in a lexicon of your own."""
    from audio_news.errors import UsageError
    from audio_news.script.pls import Entry, add_entry

    if (ipa is None) == (alias is None):
        raise UsageError("Give --ipa or --alias", hint="See audio-news lexicon add --help.")
    if ipa is not None:
        checked_ipa(ipa)
    add_entry(file, Entry(name, phoneme=ipa or "", alias=alias or ""))
    click.echo(f"{file}: {name} is said {ipa or alias}")


def checked_ipa(ipa: str) -> str:
    """The phonemes, where a voice can say them. Raises UsageError."""
    from audio_news.errors import SpeakError, UsageError
    from audio_news.speak.alphabets import misaki

    try:
        misaki(ipa)
    except SpeakError as err:
        raise UsageError(err.message, hint=err.hint) from err
    return ipa


@command.command("find", epilog=EPILOG)
@click.argument("name")
@SHOW
@JSON
def find(name: str, show_file: Path | None, as_json: bool) -> None:
    """Find how a name is said, and by which lexicon; exit code 1 where none names it."""
    from audio_news.production import Studio

    found = Studio(settings_from(show_file, None)).lexicon.find(name.split())
    if found is None:
        if as_json:
            click.echo("null")
        else:
            click.echo(f"No lexicon names {shown(name)}; the voice reads it its own way.")
        raise SystemExit(1)
    entry = found.entry
    if as_json:
        fields = {
            "name": entry.grapheme,
            "ipa": entry.phoneme or None,
            "alias": entry.alias or None,
            "lexicon": entry.source,
        }
        click.echo(json.dumps(fields, ensure_ascii=False))
    else:
        click.echo(f"{entry.grapheme}  {entry.phoneme or entry.alias}  {entry.source}")
