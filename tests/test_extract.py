"""The loop: what rules are given, order, processes, and rules that fail."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sphinx_ddd.extract import FILES_A_TASK, scan
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.rules import CatalogError, catalog
from sphinx_ddd.source.discover import from_paths

RULES = ("tests.extra_rules",)

MAIN = '''"""What it does."""
import plugin
from plugin import Thing as T

PLUGIN_LIMIT = 3


class Sub(plugin.Base):
    def __init__(self):
        self.c = plugin.connect()

    def go(self):
        if self.ready:
            self.c.send()
        self.c.timeout = 5
        raise Sorry(f"gone: {self.c}")


class SubSub(Sub): ...


class Sorry(plugin.Error): ...


@plugin.task
def bare(): ...


@plugin.task(retries=2)
def with_brackets(): ...


T()
'''


def own(facts: FactSet) -> Iterator[tuple[str, int, str]]:
    return ((f.fact.name, f.location.line, f.subject) for f in facts.found if f.rule.startswith("extra_rules."))


def test_a_rule_is_given_every_use(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(MAIN, encoding="utf-8")
    facts = scan(from_paths([tmp_path / "main.py"]), jobs=1, rules=RULES, strict=True)
    assert list(own(facts)) == [
        ("documented", 1, "elsewhere"),
        ("assigned main.PLUGIN_LIMIT 3", 5, "main"),
        ("subclass of plugin.Base", 8, "main.Sub"),
        ("called plugin.Connection.send", 14, "main.Sub.go"),
        ("assigned plugin.Connection.timeout 5", 15, "main.Sub.go"),
        ("gone: {c}", 16, "main.Sub.go"),
        ("subclass of plugin.Base main.Sub", 19, "main.SubSub"),
        ("decorated bare None", 25, "main.bare"),
        ("decorated with_brackets 2", 29, "main.with_brackets"),
        ("called plugin.Thing", 33, "main"),
    ]


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    for n in range(2 * FILES_A_TASK + 3):
        (tmp_path / f"m{n}.py").write_text(f"from m{n // 2} import x\nimport plugin\nc = plugin.connect()\nc.send({n})\n", encoding="utf-8")
    (tmp_path / "broken.py").write_text("def (", encoding="utf-8")
    sources = from_paths(sorted(tmp_path.iterdir()))
    serial = scan(sources, jobs=1, rules=RULES)
    parallel = scan(sources, jobs=2, rules=RULES)
    with ThreadPoolExecutor(2) as pool:
        elsewhere = scan(sources, rules=RULES, executor=pool)
    assert serial.to_jsonl(modules=True) == parallel.to_jsonl(modules=True) == elsewhere.to_jsonl(modules=True)
    assert "called plugin.Connection.send" in serial.to_jsonl()


def test_a_rule_that_fails_is_reported_and_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("import plugin\nplugin.crash()\nplugin.Thing()\n", encoding="utf-8")
    sources = from_paths([tmp_path / "main.py"])
    facts = scan(sources, jobs=1, rules=RULES)
    assert [(str(s.location), s.reason) for s in facts.skipped] == [
        ("main.py:2", "rule extra_rules.crashes failed: LookupError: no plugin.crash")
    ]
    assert ("called plugin.Thing", 3, "main") in own(facts)
    for jobs in (1, 2):
        with pytest.raises(LookupError):
            scan(sources, jobs=jobs, rules=RULES, strict=True)


def test_what_builds_the_package_is_not_what_is_operated(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("import plugin\nfrom setuptools.command.build import build\nplugin.Thing()\n", encoding="utf-8")
    facts = scan(from_paths([tmp_path / "main.py"]), jobs=1, rules=RULES, strict=True)
    assert facts.found == ()
    assert [m.libraries for m in facts.modules] == [("plugin", "setuptools")]


@pytest.mark.parametrize(
    ("text", "is_operated"),
    [
        ("@pytest.fixture\ndef shop():\n    plugin.Thing()\n", False),
        ("def pytest_configure(config):\n    plugin.Thing()\n", False),
        ("def test_it():\n    plugin.Thing()\n", False),
        ("def run(files):\n    plugin.Thing()\n    return pytest.main(files)\n", True),
    ],
)
def test_what_tests_is_not_what_is_operated(text: str, is_operated: bool, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(f"import plugin\nimport pytest\n{text}", encoding="utf-8")
    facts = scan(from_paths([tmp_path / "shop.py"]), jobs=1, rules=RULES, strict=True)
    assert bool(facts.found) is is_operated


def test_libraries_are_what_comes_from_outside(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    text = "import os, celery.schedules\nfrom . import b\nfrom shop.b import x\n\ndef f():\n    from redis.client import Redis\n"
    (tmp_path / "shop" / "__init__.py").write_text(text, encoding="utf-8")
    (tmp_path / "shop" / "b.py").write_text("import celery\n", encoding="utf-8")
    facts = scan(from_paths([tmp_path / "shop"]), jobs=1, strict=True)
    assert [(m.name, m.libraries) for m in facts.modules] == [("shop", ("celery", "redis")), ("shop.b", ("celery",))]


def test_two_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    for folder, number in (("one", 1), ("two", 2)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "main.py").write_text(f"import plugin\nPLUGIN_LIMIT = {number}\n", encoding="utf-8")
    facts = scan(from_paths([tmp_path / "one" / "main.py", tmp_path / "two" / "main.py"]), jobs=1, rules=RULES, strict=True)
    assert list(own(facts)) == [("assigned main.PLUGIN_LIMIT 1", 2, "main"), ("assigned main.PLUGIN_LIMIT 2", 2, "main")]


def test_progress_counts_every_file(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"m{n}.py").touch()
    seen: list[tuple[int, int]] = []
    scan(from_paths(sorted(tmp_path.iterdir())), jobs=1, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_rule_module_that_is_not_there() -> None:
    with pytest.raises(CatalogError, match=r"rule module 'no\.such' cannot be imported"):
        catalog(["no.such"])


def test_a_set_reads_back_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(MAIN, encoding="utf-8")
    (tmp_path / "broken.py").write_text("def (", encoding="utf-8")
    facts = scan(from_paths(sorted(tmp_path.iterdir())), jobs=1, rules=RULES)
    again = FactSet.from_jsonl(facts.to_jsonl(modules=True))
    assert (again, again.digest) == (facts, facts.digest)
