"""Every format, by files as people write them: the whole of the facts, and what could not be read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_ddd import ops
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.ops.files import LARGEST, find
from sphinx_ddd.ops.yaml_nodes import Node, Problem, documents

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent / "cases"


def facts_of(folder: Path, *globs: str) -> FactSet:
    found, skipped = ops.read(find(globs or ["**"], folder, folder), ["shop"])
    return FactSet.of_parts(found, skipped)


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir() if folder.is_dir()))
def test_facts(case: str, same_as_file: Callable[[Path, str], None]) -> None:
    same_as_file(CASES / f"{case}.jsonl", facts_of(CASES / case).to_jsonl())


RULE = "groups:\n- name: g\n  rules:\n  - {alert: Down, expr: up == 0}\n"


def reasons(folder: Path, *globs: str) -> dict[str, str]:
    """What was not read of the files that globs name; the rule file beside them is read all the same."""
    (folder / "rules.yml").write_text(RULE, encoding="utf-8")
    facts = facts_of(folder, "rules.yml", *globs)
    assert [f.fact.name for f in facts.found] == ["up"]
    return {skipped.location.path: skipped.reason for skipped in facts.skipped}


def test_file_too_large(tmp_path: Path) -> None:
    with (tmp_path / "big.yml").open("wb") as file:
        file.truncate(50_000_000)
    assert reasons(tmp_path, "big.yml") == {"big.yml": f"too large: 50,000,000 bytes; {LARGEST:,} are read"}


def test_files_too_large_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_ddd.ops.files.LARGEST_IN_ALL", len(RULE) + 10)
    (tmp_path / "z.yml").write_text(RULE, encoding="utf-8")
    assert reasons(tmp_path, "z.yml") == {"z.yml": f"too large: more than {len(RULE) + 10:,} bytes in all ops files"}


def test_more_values_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_ddd.ops.yaml_nodes.MOST_VALUES", 30)
    (tmp_path / "z.yml").write_text(f"list: [{'a, ' * 40}]\n---\n{RULE}", encoding="utf-8")
    facts = facts_of(tmp_path)
    assert [f.fact.name for f in facts.found] == ["up"]  # the second document is small enough
    assert [(s.location.line, s.reason) for s in facts.skipped] == [
        (1, "too large: more than 30 values in this file, up to here or in this document")
    ]


def test_a_long_text_is_one_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_ddd.ops.yaml_nodes.MOST_VALUES", 30)
    text = '  {"a": [1, 2]}\n' * 100
    (tmp_path / "z.yml").write_text(f"{RULE}---\nkind: ConfigMap\ndata: |\n{text}", encoding="utf-8")
    assert facts_of(tmp_path).skipped == ()


def test_more_lines_than_are_read(tmp_path: Path) -> None:
    (tmp_path / "crontab").write_text("1 3 * * * shop\n" * 20_000, encoding="utf-8")
    assert reasons(tmp_path, "crontab") == {"crontab": "too large: 300,000 bytes; of this format 200,000 are read"}
    (tmp_path / "crontab").write_text("1 3 * * * shop\n" * 501, encoding="utf-8")
    assert [s.reason for s in facts_of(tmp_path, "crontab").skipped] == ["too large: more than 500 entries"]
    (tmp_path / "a.timer").write_text("[Timer]\n" + "OnCalendar=daily\n" * 300, encoding="utf-8")
    assert [s.reason for s in facts_of(tmp_path, "a.timer").skipped] == ["too large: 300 events; the first 200 are read"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    assert reasons(tmp_path, "*.yml") == {"pipe.yml": "unreadable: not a regular file"}


def test_folder_named_in_full(tmp_path: Path) -> None:
    (tmp_path / "deploy.yml").mkdir()
    assert reasons(tmp_path, "deploy.yml") == {"deploy.yml": "unreadable: a folder; name the files in it: deploy.yml/*"}
    assert reasons(tmp_path, "*.yml") == {}


def test_links(tmp_path: Path) -> None:
    outside, project = tmp_path / "outside.yml", tmp_path / "project"
    outside.write_text(RULE, encoding="utf-8")
    project.mkdir()
    (project / "out.yml").symlink_to(outside)
    (project / "gone.yml").symlink_to(project / "nothing.yml")
    (project / "round.yml").symlink_to(project / "round.yml")
    found = reasons(project, "*.yml")
    assert found.pop("out.yml") == "symlink: leads out of the project"
    assert found.keys() == {"gone.yml", "round.yml"}
    assert all(reason.startswith("unreadable: ") for reason in found.values())


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Denied by hand: the superuser, as whom tests run in containers, may read everything."""
    (tmp_path / "closed.yml").write_text(RULE, encoding="utf-8")

    opened = Path.open

    def denied(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "closed.yml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", denied)
    assert reasons(tmp_path, "closed.yml") == {"closed.yml": "unreadable: Permission denied"}


@pytest.mark.parametrize("text", ["[" * 900, '["]",' * 900, "{a: " * 900, "- " * 900, "? " * 900])
def test_nested_too_deep(text: str) -> None:
    assert [type(found) for found in documents(text)] == [Problem]


def test_many_brackets_are_not_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules in one line each are read by the fast parser, as there is nothing to fear of them."""
    monkeypatch.setattr("sphinx_ddd.ops.yaml_nodes.yaml.SafeLoader", None)
    text = "groups:" + "\n- {name: '[', rules: [{}]}" * 2000
    assert [type(found) for found in documents(text)] == [Node]
