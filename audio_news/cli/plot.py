"""audio-news plot"""

from __future__ import annotations

from pathlib import Path

import click

from audio_news.errors import UsageError

EPILOG = """\b
Examples:
  audio-news plot output/story.mp3
  audio-news plot output/story.mp3 -o story.png
"""


@click.command("plot", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PICTURE",
    help="Picture to write (.svg or .png); FILE's name with .svg if left out.",
)
def command(file: Path, output: Path | None) -> None:
    """Draw an episode: waveform, loudness over time, and what is said when.

    What is said and the chapters come from the record beside FILE; any other audio file has
    the rest drawn.
    """
    from audio_news.picture import save
    from audio_news.plot import plot

    output = output or file.with_suffix(".svg")
    if output.suffix.lower() not in (".svg", ".png"):
        raise UsageError(f"{output} names no picture format", hint="End it in .svg or .png.")
    save(plot(file), output)
    click.echo(str(output))
