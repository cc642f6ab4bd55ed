"""audio-news show"""

from __future__ import annotations

from pathlib import Path

import click

from audio_news.cli.options import SHOW, VOICE, settings_from
from audio_news.errors import AlreadyExists, PublishError

EPILOG = """\b
Examples:
  audio-news show init morning.toml
  audio-news show preview --show morning.toml
  audio-news show preview --show morning.toml -o morning.wav
"""


@click.group("show", epilog=EPILOG)
def command() -> None:
    """Write a show file, or hear what one sounds like."""


@command.command("init", epilog=EPILOG)
@click.argument(
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("show.toml"),
    required=False,
)
def init(file: Path) -> None:
    """Write a show file with every setting at its default and what it means.

    FILE is show.toml here if left out. Nothing is overwritten.
    """
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(documented())
    except FileExistsError as err:
        raise AlreadyExists(
            f"{file} is there already", hint="Choose another name, or edit that one."
        ) from err
    except OSError as err:
        raise PublishError(
            f"{file} cannot be written: {err.strerror}", hint="Choose another folder."
        ) from err
    click.echo(f"{file}  keep what you change, then: audio-news show preview --show {file}")


@command.command("preview", epilog=EPILOG)
@SHOW
@VOICE
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Audio file to write; preview.mp3 here, or what sound.format says, if left out.",
)
def preview_show(show_file: Path | None, voice: str | None, output: Path | None) -> None:
    """Make ten seconds of speech in the show's sound: jingles, music, voices, loudness."""
    from audio_news.preview import preview

    settings = settings_from(show_file, voice)
    made = preview(settings, output or Path(f"preview.{settings.sound.format}"))
    click.echo(
        f"{made.file}  {made.duration_s:.1f} s · {made.loudness_lufs:.1f} LUFS,"
        f" range {made.loudness_range_lu:.1f} LU, peak {made.true_peak_dbtp:.1f} dBTP"
    )


def documented() -> str:
    """The show file that the documentation shows; it comes with the package."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "show.toml"
    file = installed if installed.is_file() else package.parent / "docs" / "show.toml"
    return file.read_text(encoding="utf-8")
