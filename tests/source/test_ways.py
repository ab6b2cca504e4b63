"""What the expression marked ``# here`` is in each way that the program gets to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source.project import walk
from tests.source.project_of import context_of

WAYS = {
    "the top of a module": ("x = 1\nf(x)  # here", [1]),
    "a loop": ("for x in (1, 2):\n    f(x)  # here", [1, 2]),
    "callers": ("def g(x, y=3):\n    f(x + y)  # here\ng(1)\ng(1, y=1)", [4, 2]),
    "callers of callers": ("def g(x):\n    f(x)  # here\ndef h(x):\n    g(x + 1)\nfor n in (1, 2):\n    h(n)", [2, 3]),
    "defaults where nobody calls": ("def g(x=1):\n    f(x)  # here", [1]),
    "nothing where nobody calls": ("def g(x):\n    f(x)  # here", [UNKNOWN]),
    "another module": ("def g(x):\n    f(x)  # here\n# file: app.py\nfrom main import g\ng(2)", [2]),
    "what no caller decides": ("def g(x):\n    f(1)  # here\ng(1)\ng(2)", [1]),
    "itself": ("def g(x):\n    g(x)\n    f(x)  # here\ng(1)", [1]),
    "an object": (
        "class A:\n    def __init__(self, n):\n        self.n = n\n    def run(self):\n        f(self.n)  # here\nA(1)\nA(n=2)",
        [1, 2],
    ),
    "an object nobody makes": ("class A:\n    def __init__(self, n=7):\n        self.n = n or 1\n    def run(self):\n        f(self.n)  # here", [7]),
    "the object that is meant": (
        "class A:\n    def __init__(self, n):\n        self.n = n\n    def run(self, m):\n        f(self.n + m)  # here\n"
        "a = A(1)\nb = A(2)\na.run(10)\nb.run(20)",
        [11, 22],
    ),
    "a base class": (
        "class A:\n    n = 1\n    def __init__(self, m):\n        self.m = m\n        f(self.n + self.m)  # here\n"
        "class B(A):\n    n = 10\n    def __init__(self):\n        super().__init__(5)\nB()",
        [15],
    ),
    "a dataclass": (
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    n: int\n    m: int = 2\n    def run(self):\n        f(self.n + self.m)  # here\n"
        "A(1)\nA(n=1, m=1)",
        [3, 2],
    ),
    "an attribute that changes": (
        "class A:\n    def __init__(self):\n        self.n = []\n    def add(self):\n        self.n.append(1)\n    def run(self):\n"
        "        f(self.n)  # here",
        [UNKNOWN],
    ),
    "a setting of a library, by default": ("from lib import settings\nf(getattr(settings, 'X', 3))  # here", [3]),
}


@pytest.mark.parametrize("case", WAYS)
def test_ways(case: str, tmp_path: Path) -> None:
    text, expected = WAYS[case]
    context = context_of(text, tmp_path)
    line = next(n for n, one in enumerate(text.splitlines(), 1) if "# here" in one)
    call = next(n for n in walk(context.module.tree) if isinstance(n, nodes.Call) and n.lineno == line and n.func.as_string() == "f")
    assert [inside.unset(call.args[0]) for inside, _ in context.ways(call)] == expected
