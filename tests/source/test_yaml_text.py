"""YAML that is fine, broken or hostile."""

from __future__ import annotations

import pytest

from sphinx_ddd.source.yaml_text import compose

HOSTILE = {
    "nested lists": "[" * 100_000,
    "nested lists, closed in strings": '["]", ' * 100_000,
    "nested mappings": "{a: " * 100_000,
    "nested dashes": "- " * 100_000,
    "nested keys": "? " * 100_000,
    "broken": "a: [b",
    "python object": "!!python/object/apply:os.system ['true'",
    "control characters": "a: \x00",
    "empty": "",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_nothing_is_read_and_nothing_breaks(case: str) -> None:
    assert compose(HOSTILE[case]) is None


def test_lines_are_kept() -> None:
    root = compose("a: 1\nb:\n  - c\n")
    assert root is not None
    assert [(key.value, key.start_mark.line) for key, _ in root.value] == [("a", 0), ("b", 1)]


def test_many_brackets_are_no_nesting() -> None:
    root = compose("\n".join(f"- [{n}]" for n in range(1000)))
    assert root is not None
    assert len(root.value) == 1000
