"""audio-news: the commands, each imported when it is run."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module

import click

from audio_news.cli.interrupts import ended_by_signals
from audio_news.cli.terminal import clean
from audio_news.errors import AudioNewsError

COMMANDS = {
    "make": "Turn articles into finished, tagged audio.",
    "batch": "Turn an archive into audio: nothing lost, nothing twice.",
    "digest": "Make one episode of several articles, headlines first.",
    "watch": "Follow feeds, and keep the podcast up to date.",
    "podcast": "Make a folder of episodes a podcast, check it, publish it.",
    "serve": "Listen to a folder of episodes in a browser or a podcast program.",
    "check": "Listen to finished audio and say what of its text is not in it.",
    "inspect": "Read an audio file back, and how it says that it is AI.",
    "disclose": "Add the layers of disclosure to a file made elsewhere.",
    "identity": "Make or show the identity that files are signed with.",
    "read": "List the articles in a source: a page, a feed, a book, an archive.",
    "script": "Show what will be said, before anything is spoken.",
    "lexicon": "Say how a name is said, or find who says it how.",
    "voices": "List the voices, try one, or add one.",
    "cache": "Show or clear the clips that were spoken before.",
    "show": "Write a show file, or hear what one sounds like.",
    "plot": "Draw an episode: waveform, loudness, utterances, chapters.",
    "licences": "List every package and voice with its licence.",
    "doctor": "Say what works on this machine, and what to do about the rest.",
}
EPILOG = """\b
Examples:
  audio-news make page.txt
  audio-news make https://example.com/story --show morning.toml
  audio-news script page.txt
  audio-news voices try heart

\b
Shell completion (bash; zsh and fish alike):
  eval "$(_AUDIO_NEWS_COMPLETE=bash_source audio-news)"
"""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it.

    `--help` of the program imports none of them, so it stays instant.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"audio_news.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from audio_news.provenance import package_version

        click.echo(f"audio-news {package_version()}")
        ctx.exit()


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Turn news articles into finished audio, offline.

    The audio says of itself, in sound and in its tags, that it was created with AI
    assistance.
    """


def main() -> None:
    """Run the program; every error becomes one line on standard error and an exit code.

    0 done, 1 failed, 2 asked for in a way that cannot work, 130 interrupted.
    """
    # Cores are given their work here; the threads of BLAS would only wait for more of it in a loop.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font
    try:
        with ended_by_signals():  # so that what is half-made is swept
            code = cli.main(standalone_mode=False) or 0
        sys.exit(code)
    except AudioNewsError as err:
        _fail(str(err), err.exit_code)
    except click.ClickException as err:
        err.show()
        sys.exit(err.exit_code)
    except (KeyboardInterrupt, click.Abort):
        _fail("Interrupted; nothing half-made was left.", 130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        sys.exit(1)


def _fail(message: str, code: int) -> None:
    click.echo(clean(f"audio-news: {message}"), err=True)
    sys.exit(code)
