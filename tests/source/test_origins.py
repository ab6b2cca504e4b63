"""Which calls made the object behind the name marked ``# here``, with what they were given."""

from __future__ import annotations

from pathlib import Path

import pytest
from astroid import nodes

from sphinx_ddd.source.project import walk
from tests.source.project_of import context_of

MADE = {
    "a call": ("import lib\nx = lib.C(1)\nx  # here", ["lib.C(1) [1]"]),
    "a parameter": ("import lib\ndef f(x):\n    x  # here\nf(lib.C(1))\nf(x=lib.C(2))", ["lib.C(1) [1]", "lib.C(2) [2]"]),
    "an annotated parameter": ("import lib\ndef f(x: lib.C):\n    x  # here\nf(lib.C(1))", ["lib.C(1) [1]"]),
    "a result, with the arguments of the call": (
        "import lib\ndef make(n):\n    c = lib.C(n)\n    return c\nx = make(3)\nx  # here",
        ["lib.C(n) [3]"],
    ),
    "a result of a result": (
        "import lib\ndef make(n):\n    return lib.C(n)\ndef two(n, m=4):\n    return make(n + m)\nx = two(3)\nx  # here",
        ["lib.C(n) [7]"],
    ),
    "an element": ("import lib\nfor x in (lib.C(1), lib.C(2)):\n    x  # here", ["lib.C(1) [1]", "lib.C(2) [2]"]),
    "an attribute": (
        "import lib\nclass A:\n    def __init__(self):\n        self.c = lib.C(1)\n    def f(self):\n        x = self.c\n        x  # here",
        ["lib.C(1) [1]"],
    ),
    "another module": ("from app import x\nx  # here\n# file: app.py\nimport lib\nx = lib.C(1)", ["lib.C(1) [1]"]),
    "callers in another module": ("def f(x):\n    x  # here\n# file: app.py\nimport lib, main\nmain.f(lib.C(1))", ["lib.C(1) [1]"]),
    "callers under another name": (
        "def f(x):\n    x  # here\n# file: app.py\nimport lib\nfrom main import f as g\ng(lib.C(1))",
        ["lib.C(1) [1]"],
    ),
    "callers of the same class only": (
        "import lib\nclass B:\n    def fill(self, x): ...\n"
        "class A(B):\n    def run(self):\n        self.fill(lib.C(1))\n    def fill(self, x):\n        x  # here\n"
        "class D(B):\n    def run(self):\n        self.fill(lib.C(2))\n    def fill(self, x):\n        super().fill(lib.C(3))",
        ["lib.C(1) [1]"],
    ),
    "one of several results": (
        "import lib\ndef make(n):\n    c = lib.C(n)\n    return c, lib.D(n)\nx, other = make(3)\nx  # here",
        ["lib.C(n) [3]"],
    ),
    "one of several results, and another number of them": ("import lib\ndef make(n):\n    return lib.C(n)\nx, y = make(3)\nx  # here", []),
    "the object of a method": ("class A:\n    def f(self):\n        self  # here\nA().f()", ["def A"]),
    "a function": ("def f(): ...\nx = f\nx  # here", ["def f"]),
    "itself": ("def f(x):\n    f(x)\n    x  # here", []),
    "nothing": ("x  # here", []),
}


@pytest.mark.parametrize("case", MADE)
def test_origins(case: str, tmp_path: Path) -> None:
    text, expected = MADE[case]
    context = context_of(text, tmp_path)
    line = next(n for n, code in enumerate(context.module.text.splitlines(), 1) if code.endswith("# here"))
    name = next(n for n in walk(context.module.tree) if isinstance(n, nodes.Name) and n.lineno == line)
    shown = []
    for origin in context.origins(name):
        if isinstance(origin.node, nodes.Call):
            shown.append(f"{origin.node.as_string()} [{context.elsewhere(origin).value(origin.node.args[0])}]")
        else:
            shown.append(f"def {origin.node.name}")
    assert shown == expected
