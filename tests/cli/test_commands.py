import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audio_news.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[2]


def invoke(*args: str, **env: str) -> Result:
    return CliRunner().invoke(cli, args, env={"COLUMNS": "200", **env}, catch_exceptions=False)


def test_help_says_what_each_command_does_with_examples() -> None:
    text = invoke("--help").output
    for name, line in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(line)}", text, re.M)
        own = invoke(name, "--help").output
        assert "Examples:" in own
        assert f"audio-news {name}" in own


def test_unknown_commands_and_options_are_misuse() -> None:
    assert invoke("nothing").exit_code == 2
    assert invoke("make", "--nothing").exit_code == 2


def test_version() -> None:
    assert re.fullmatch(r"audio-news \d+\.\d+\.\d+\S*\n", invoke("--version").output)


def test_help_is_instant() -> None:
    """In CPU time of the child, measured by the system; generous for a slow machine."""
    spent_s = []
    for _ in range(3):
        command = [sys.executable, "-m", "audio_news", "--help"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        spent_s.append(used.ru_utime + used.ru_stime)
    assert min(spent_s) < 0.5


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from audio_news.cli.main import cli\n"
        "try: cli(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    for heavy in ("numpy", "onnxruntime", "lxml", "rich", "pedalboard", "trafilatura", "urllib3"):
        assert f"'{heavy}'" not in done.stdout.splitlines()[-1]


def test_shell_completion() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from audio_news.cli.main import cli; cli(prog_name='audio-news')"],
        env={"_AUDIO_NEWS_COMPLETE": "bash_source", "PATH": "/usr/bin:/bin"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "_AUDIO_NEWS_COMPLETE=bash_complete" in done.stdout


def test_script_shows_what_will_be_said(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Rain ahead\n\nIt rained 12 mm on Feb. 3.\n\n![A flooded road](road.jpg)\n")
    fields = json.loads(invoke("script", str(page), "--json", "--voice", "silent").output)
    assert set(fields) >= {"title", "byline", "published", "blocks", "utterances", "skipped"}
    assert {"role", "text"} <= set(fields["blocks"][0])
    said = fields["utterances"][-1]
    assert set(said) == {"role", "written", "spoken", "voice", "pause_after_s"}
    assert said["written"] == "It rained 12 mm on Feb. 3."
    assert said["spoken"] == "It rained twelve millimeters on February third."
    assert {"text", "why"} <= set(fields["skipped"][0])
    assert fields["skipped"][0]["text"] == "A flooded road"
    shown = invoke("script", str(page), "--voice", "silent").output
    assert "twelve millimeters" in shown
    assert "reading.captions is off" in shown


def test_voices_are_listed_with_what_to_do() -> None:
    rows = {row["name"]: row for row in json.loads(invoke("voices", "--json").output)}
    assert rows["heart"]["ready"]
    assert rows["heart"]["licence"] == "Apache-2.0"
    assert not rows["emma"]["ready"]
    assert "bf_emma" in rows["emma"]["todo"]
    text = invoke("voices").output
    assert "heart" in text
    assert "voices add emma" in text


@pytest.mark.parametrize("voice", ["heart", "system"])
def test_trying_a_voice_speaks_to_a_file(tmp_path: Path, voice: str) -> None:
    file = tmp_path / "sample.mp3"
    done = invoke("voices", "try", voice, "--text", "Good evening.", "-o", str(file))
    assert done.exit_code == 0, done.output
    assert file.stat().st_size > 3000
    assert [p.name for p in tmp_path.iterdir()] == ["sample.mp3"]


def test_a_trial_has_the_sample_rate_of_its_own_format(tmp_path: Path) -> None:
    file = tmp_path / "sample.opus"
    done = invoke(
        "voices", "try", "silent", "-o", str(file), AUDIO_NEWS_SOUND_SAMPLE_RATE_HZ="32000"
    )
    assert done.exit_code == 0, done.output


def test_doctor_speaks_with_every_voice_that_is_ready() -> None:
    done = invoke("doctor", "--json")
    findings = {finding["what"]: finding for finding in json.loads(done.output)}
    assert done.exit_code == 0
    assert findings["voice heart"]["ok"]
    assert findings["voice system"]["ok"]
    assert not findings["voice emma"]["ok"]
    assert findings["voice emma"]["todo"]
    assert findings["clip cache"]["ok"]
    assert findings["extra check"]["ok"]
    assert "identity init" in findings["signing identity"]["todo"]
    told = invoke("doctor").output
    ready, _, rest = told.partition("no article needs it")
    assert "ok  voice heart" in ready
    assert "voice emma" in rest


def test_doctor_says_where_clips_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = invoke("doctor", "--json", AUDIO_NEWS_CACHE_DIRECTORY=str(tmp_path / "file" / "clips"))
    findings = {finding["what"]: finding for finding in json.loads(done.output)}
    assert not findings["clip cache"]["ok"]
    assert done.exit_code == 0


def test_doctor_fails_where_no_article_can_be_made() -> None:
    done = invoke("doctor", AUDIO_NEWS_VOICE_NAME="emma")
    assert done.exit_code == 1
    assert "bf_emma" in done.output


def test_the_readme_shows_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text()
    for name in re.findall(r"audio-news ([a-z]+)", readme):
        assert name in COMMANDS
    for flag in set(re.findall(r"(--[a-z]+)", readme)):
        assert any(flag in invoke(name, "--help").output for name in COMMANDS), flag
