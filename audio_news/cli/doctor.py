"""audio-news doctor"""

from __future__ import annotations

import json
import sys

import click

from audio_news.cli.options import JSON

EPILOG = """\b
Examples:
  audio-news doctor
  audio-news doctor --json

Exit code: 0 if an article can be made here, 1 if not.
"""


@click.command("doctor", epilog=EPILOG)
@JSON
def command(as_json: bool) -> None:
    """Say what works on this machine, and what to do about the rest."""
    from audio_news.checkup import checkup

    findings = checkup()
    if as_json:
        click.echo(
            json.dumps(
                [
                    {
                        "what": f.what,
                        "ok": f.ok,
                        "detail": f.detail,
                        "todo": f.todo,
                        "needed": f.needed,
                    }
                    for f in findings
                ],
                ensure_ascii=False,
            )
        )
    else:
        for finding in findings:
            mark = (
                click.style("ok  ", fg="green") if finding.ok else click.style("no  ", fg="yellow")
            )
            click.echo(f"{mark}{finding.what}: {finding.detail}")
            if finding.todo:
                click.echo(f"      {finding.todo}")
    if any(finding.needed and not finding.ok for finding in findings):
        sys.exit(1)
