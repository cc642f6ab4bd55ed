"""What is installed here, and expressions of every shape."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from audio_news.cli.licences import command
from audio_news.licences import compatible, licences


def test_everything_here_goes_together_with_the_gpl() -> None:
    found = {(licence.kind, licence.name): licence for licence in licences()}
    assert [licence for licence in found.values() if not licence.ok] == []
    assert found["package", "mutagen"].licence == "GPL-2.0-or-later"
    assert found["package", "pyttsx3"].licence == "MPL-2.0"
    assert found["package", "trafilatura"].version
    assert found["package", "piper-tts"].licence == "GPL-3.0-or-later"  # of an extra
    assert "tld" in {name for kind, name in found if kind == "package"}  # of one of trafilatura's
    assert "pytest" not in {name for kind, name in found if kind == "package"}
    assert found["voice", "heart"].licence == "Apache-2.0"


@pytest.mark.parametrize(
    ("expression", "ok"),
    [
        ("MIT", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("GPL-3.0-or-later AND CC0-1.0", True),
        ("GPL-3.0-or-later AND CC-BY-NC-4.0", False),
        ("MPL-1.1 OR GPL-2.0-only", False),
        ("", False),
        ("unknown", False),
    ],
)
def test_expressions(expression: str, ok: bool) -> None:
    assert compatible(expression) is ok


def test_a_voice_that_may_not_go_along_fails_the_command(tmp_path: Path) -> None:
    profile = 'engine = "piper"\nmodel = "x.onnx"\nlicence = "CC-BY-NC-4.0"\n'
    (tmp_path / "greedy.toml").write_text(profile)
    done = CliRunner().invoke(command, ["--voices", str(tmp_path), "--json"])
    assert done.exit_code == 1
    (bad,) = [licence for licence in json.loads(done.stdout) if not licence["ok"]]
    assert (bad["name"], bad["licence"]) == ("greedy", "CC-BY-NC-4.0")
    assert CliRunner().invoke(command, []).exit_code == 0
