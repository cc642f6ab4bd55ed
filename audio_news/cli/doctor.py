"""audio-news doctor"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from audio_news.cli.options import JSON

if TYPE_CHECKING:
    from audio_news.checkup import Finding

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

    findings: list[Finding] = []
    for finding in checkup():
        findings.append(finding)
        if not as_json and (finding.ok or finding.needed):
            _say(finding)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        _say_optional([each for each in findings if not each.ok and not each.needed])
    if any(finding.needed and not finding.ok for finding in findings):
        sys.exit(1)


def _say(finding: Finding) -> None:
    mark = click.style("ok  ", fg="green") if finding.ok else click.style("no  ", fg="red")
    click.echo(f"{mark}{finding.what}: {finding.detail}")
    if finding.todo:
        click.echo(f"    {finding.todo}")


def _say_optional(findings: Sequence[Finding]) -> None:
    """What is not here and not needed, together where one command brings several."""
    if not findings:
        return
    click.echo("\nNot here, and no article needs it:")
    voices: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        kind, _, name = finding.what.partition(" ")
        if kind == "voice" and finding.detail == "not installed":
            voices[finding.todo].append(name)
        else:
            click.echo(f"  {finding.what}: {finding.detail}\n    {finding.todo}")
    for todo, names in voices.items():
        click.echo(f"  voice{'s' * (len(names) > 1)} {', '.join(names)}\n    {todo}")
