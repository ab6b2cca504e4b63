"""What a rule may ask about a place: its handler, its message with arguments, the expression behind a dict's entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from tests.source.project_of import context_of


def call_of(context: Context, name: str) -> nodes.Call:
    found = [n for n in walk(context.module.tree) if isinstance(n, nodes.Call) and getattr(n.func, "name", "") == name]
    assert len(found) == 1
    return found[0]


HANDLED = [
    ("try:\n    pass\nexcept OSError as e:\n    f(e)", "OSError"),
    ("import json\ntry:\n    pass\nexcept (KeyError, json.JSONDecodeError):\n    if x:\n        f()", "KeyError, json.JSONDecodeError"),
    ("try:\n    pass\nexcept:\n    f()", "BaseException"),
    ("try:\n    pass\nexcept errors():\n    f()", UNKNOWN),
    ("try:\n    f()\nexcept OSError:\n    pass", None),
    ("try:\n    pass\nexcept OSError:\n    pass\nelse:\n    f()", None),
    ("try:\n    pass\nexcept OSError:\n    def g():\n        f()", None),
    ("f()", None),
]


@pytest.mark.parametrize(("text", "expected"), HANDLED)
def test_handled(text: str, expected: Maybe[str], tmp_path: Path) -> None:
    context = context_of(text, tmp_path)
    assert context.handled(call_of(context, "f")) == expected


LOGGED = [
    ("f('no %s in %(x)s', y)", ["no {y} in {x}"]),
    ("f('%s: %d%%', to_native(e), 3)", ["{e}: 3%"]),
    ("f('%(name)s failed after %(s)d', {'name': job.name, 's': 5})", ["{name} failed after 5"]),
    ("f('100%')", ["100%"]),
    ("f('100%% of %s')", ["100%% of %s"]),
    ("f('one %s' if x else 'two %s', y)", ["one {y}", "two {y}"]),
    ("def g(x):\n    if x:\n        m = 'a %s'\n    else:\n        m = 'b %s'\n    f(m, x)", ["a {x}", "b {x}"]),
    ("f('%s and %s', x)", ["{x} and {value}"]),
]


@pytest.mark.parametrize(("text", "expected"), LOGGED)
def test_messages_with_arguments(text: str, expected: list[str], tmp_path: Path) -> None:
    context = context_of(text, tmp_path)
    call = call_of(context, "f")
    assert list(context.messages(call.args[0], call.args[1:])) == expected


ENTRIES = [
    ("f({'a': {'path': base + '/x'}}['a'], 'path')", "base + '/x'"),
    ("D = dict(path=base + '/x')\nf(D, 'path')", "base + '/x'"),
    ("D = {'path': '/'}\nD['path'] = base\nf(D, 'path')", "base"),
    ("from p.low import D\nf(D, 'path')\n# file: p/low.py\nD = {'path': base}", "base"),
    ("D = {'path': one, **{'x': {'path': two}}}\nf(D, 'path')", None),
    ("f({}, 'path')", None),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_entry(text: str, expected: str | None, tmp_path: Path) -> None:
    context = context_of(text, tmp_path)
    found = context.entry(context.value(call_of(context, "f").args[0]), "path")
    assert (found[0].code(found[1]) if found is not None else None) == expected
