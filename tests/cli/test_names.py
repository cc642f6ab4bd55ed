import json
from pathlib import Path

from click.testing import CliRunner, Result

from audio_news.cli.main import cli
from audio_news.errors import UsageError

PAGE = """\
# Scholz meets Vantorescu in Berlin

Olaf Scholz and Ilie Vantorescu met in Berlin. Vantorescu left early.
"""


def invoke(*args: str, **env: str) -> Result:
    return CliRunner().invoke(cli, args, env={"COLUMNS": "200", **env}, catch_exceptions=False)


def page(tmp_path: Path) -> str:
    file = tmp_path / "page.md"
    file.write_text(PAGE)
    return str(file)


def test_names_are_listed_guesses_first_with_who_says_them_how(tmp_path: Path) -> None:
    listed = json.loads(invoke("script", page(tmp_path), "--names", "--json").output)
    by_name = {naming["name"]: naming for naming in listed}
    assert by_name["Vantorescu"]["from"] == "guess"
    assert by_name["Vantorescu"]["count"] == 3
    assert by_name["Berlin"]["from"] == "dictionary"
    assert by_name["Scholz"]["from"] == "lexicon"
    assert by_name["Scholz"]["said"] == "ˈʃɔlts"
    assert by_name["Scholz"]["lexicon"].endswith("news.pls")
    order = [naming["from"] for naming in listed]
    assert order == sorted(order, key=["guess", "dictionary", "lexicon"].index)
    shown = invoke("script", page(tmp_path), "--names").output
    assert shown.index("Vantorescu") < shown.index("Berlin") < shown.index("Scholz")


def test_a_voice_that_does_not_tell_is_not_asked(tmp_path: Path) -> None:
    listed = json.loads(
        invoke("script", page(tmp_path), "--names", "--json", "--voice", "silent").output
    )
    assert {naming["from"] for naming in listed} == {"unknown", "lexicon"}


def test_a_name_added_to_a_lexicon_is_said_that_way(tmp_path: Path) -> None:
    names = tmp_path / "names.pls"
    done = invoke("lexicon", "add", "Vantorescu", "--ipa", "ˌvɑntəˈrɛsku", "--file", str(names))
    assert done.exit_code == 0
    env = {"AUDIO_NEWS_READING_LEXICONS": str(names)}
    listed = json.loads(invoke("script", page(tmp_path), "--names", "--json", **env).output)
    ours = next(naming for naming in listed if naming["name"] == "Vantorescu")
    assert (ours["from"], ours["said"], ours["lexicon"]) == ("lexicon", "ˌvɑntəˈrɛsku", str(names))
    found = invoke("lexicon", "find", "Vantorescu", "--json", **env)
    assert json.loads(found.output)["ipa"] == "ˌvɑntəˈrɛsku"
    invoke("lexicon", "add", "Vantorescu", "--alias", "the minister", "--file", str(names))
    spoken = json.loads(invoke("script", page(tmp_path), "--json", **env).output)["utterances"]
    assert spoken[-1]["spoken"] == "the minister left early."


def test_a_name_that_no_lexicon_has() -> None:
    done = invoke("lexicon", "find", "Vantorescu")
    assert done.exit_code == 1
    assert "No lexicon names" in done.output


def test_misuse_of_the_lexicon_is_told(tmp_path: Path) -> None:

    file = str(tmp_path / "names.pls")
    for args in (
        [],
        ["--ipa", "a", "--alias", "b"],
        ["--ipa", "not!ipa"],
        ["--ipa", "a b c d"],
        ["--alias", " "],
    ):
        done = CliRunner().invoke(cli, ["lexicon", "add", "Vantorescu", *args, "--file", file])
        assert isinstance(done.exception, UsageError), args
    assert not Path(file).exists()


def test_a_fix_is_heard_before_it_is_kept(tmp_path: Path) -> None:
    takes = {}
    for name, args in {"own": [], "fixed": ["--ipa", "ˌvɑntəˈrɛskuˌbɑnɑnɑ"]}.items():
        file = tmp_path / f"{name}.flac"
        done = invoke("voices", "say", "Vantorescu", *args, "-o", str(file))
        assert done.exit_code == 0, done.output
        takes[name] = float(done.output.split()[-2])
    assert takes["fixed"] > takes["own"] + 0.2
    bad = CliRunner().invoke(
        cli, ["voices", "say", "X", "--ipa", "!", "-o", str(tmp_path / "x.mp3")]
    )
    assert isinstance(bad.exception, UsageError)
