"""What the documents promise is shown by tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import audio_news

ROOT = Path(__file__).parents[2]
PACKAGE = Path(audio_news.__file__).parent
NAMED = re.compile(r"`(tests/[\w/.]+\.py)::(\w+)`")


@pytest.mark.parametrize("document", ["docs/security.md", "docs/reliability.md"])
def test_every_test_that_is_named_exists(document: str) -> None:
    named = NAMED.findall((ROOT / document).read_text(encoding="utf-8"))
    assert len(named) > 20
    there = {path: functions(ROOT / path) for path, _ in named}
    assert [f"{path}::{name}" for path, name in named if name not in there[path]] == []


def test_every_module_that_is_named_exists() -> None:
    table = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    rooms = "read|script|publish|label|mix|cli|batch|speak"
    modules = set(re.findall(rf"`((?:{rooms})/[\w/.]*)`", table))
    assert len(modules) > 15
    assert [name for name in modules if not (PACKAGE / name).exists()] == []


def functions(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_little(workflow: Path) -> None:
    """Nothing is allowed by default, nobody else's text runs with rights, no secret is kept."""
    text = workflow.read_text(encoding="utf-8")
    assert re.search(r"^permissions: \{\}$|^permissions:\n  contents: read$", text, re.M)
    assert "pull_request_target" not in text
    assert "write-all" not in text
    assert "secrets." not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    runs = re.findall(r"run: (.*)", text)
    assert not [run for run in runs if "${{" in run]
    writes = set(re.findall(r"^\s+([\w-]+): write", text, re.M))
    assert workflow.stem == "release" or not writes
    assert writes <= {"contents", "id-token", "attestations"}
    actions = re.findall(r"uses: (\S+)(.*)", text)
    assert actions
    unpinned = [name for name, _ in actions if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)]
    assert not unpinned
    assert all(re.fullmatch(r"  # v[\d.]+", version) for _, version in actions)
