"""What the call marked ``# here`` is a call of."""

from __future__ import annotations

from pathlib import Path

import pytest
from astroid import nodes

from sphinx_ddd.extract import uses
from sphinx_ddd.source.uses import Call
from tests.source.project_of import context_of

NAMED = {
    "import": ("import shutil\nshutil.rmtree(x)  # here", ["shutil.rmtree"]),
    "import as": ("import shutil as s\ns.rmtree(x)  # here", ["shutil.rmtree"]),
    "dotted import": ("import logging.handlers\nlogging.handlers.SysLogHandler()  # here", ["logging.handlers.SysLogHandler"]),
    "from import as": ("from shutil import rmtree as rm\nrm(x)  # here", ["shutil.rmtree"]),
    "assigned name": ("import shutil\nremove = shutil.rmtree\nremove(x)  # here", ["shutil.rmtree"]),
    "builtin": ("open(x)  # here", ["builtins.open"]),
    "shadowed builtin": ("def open(x): ...\nopen(1)  # here", ["main.open"]),
    "instance": ("import celery\napp = celery.Celery()\napp.send_task('x')  # here", ["celery.Celery.send_task"]),
    "known return": ("import logging\nlog = logging.getLogger(__name__)\nlog.error('x')  # here", ["logging.Logger.error"]),
    "attribute set in init": (
        "import sched\nclass A:\n    def __init__(self):\n        self.s = sched.scheduler()\n    def run(self):\n        self.s.enter(1)  # here",
        ["sched.scheduler.enter"],
    ),
    "attribute set in a base": (
        "import sched\nclass B:\n    def __init__(self):\n        self.s = sched.scheduler()\n"
        "class A(B):\n    def run(self):\n        self.s.enter(1)  # here",
        ["sched.scheduler.enter"],
    ),
    "class attribute": ("import x\nclass A:\n    m = x.M()\nA.m.inc()  # here", ["x.M.inc"]),
    "method of a library base": ("import lib\nclass A(lib.Base):\n    def go(self):\n        self.fire()  # here", ["lib.Base.fire"]),
    "own method": ("class A:\n    def go(self):\n        self.fire()  # here\n    def fire(self): ...", ["main.A.fire"]),
    "super": ("import lib\nclass A(lib.Base):\n    def __init__(self):\n        super().__init__(1)  # here", ["lib.Base"]),
    "subclass without init": ("import lib\nclass A(lib.Base): ...\nA()  # here", ["main.A", "lib.Base"]),
    "subclass with init": ("import lib\nclass A(lib.Base):\n    def __init__(self): ...\nA()  # here", ["main.A"]),
    "one of several results": (
        "import lib\ndef make():\n    c = lib.C()\n    return c, lib.D()\nx, y = make()\nx.go(y)  # here",
        ["lib.C.go"],
    ),
    "one of several annotated results": (
        "import lib\ndef make() -> tuple[lib.C, lib.D]:\n    return load()\nx, y = make()\ny.go(x)  # here",
        ["lib.D.go"],
    ),
    "subclass that hands on what it is given": (
        "import lib\nclass A(lib.Base):\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\nA(1)  # here",
        ["main.A", "lib.Base"],
    ),
    "subclass that hands on less than it is given": (
        "import lib\nclass A(lib.Base):\n    def __init__(self, *args, **kwargs):\n        super().__init__(**kwargs)\nA(1)  # here",
        ["main.A"],
    ),
    "re-export": ("from pkg import Worker\nWorker()  # here\n# file: pkg/__init__.py\nfrom .deep import Worker\n# file: pkg/deep.py\nfrom lib import Worker", ["lib.Worker"]),
    "relative import": ("x\n# file: pkg/a.py\nfrom . import b\nb.app.task()  # here\n# file: pkg/b.py\nimport celery\napp = celery.Celery()", ["celery.Celery.task"]),
    "star import": ("from pkg import *\nrun()  # here\n# file: pkg/__init__.py\nfrom lib import run", ["lib.run"]),
    "star import of a library": ("from lib import *\nrun()  # here", ["lib.run"]),
    "star import beside Python's own": ("from lib import *\nint()  # here", ["builtins.int"]),
    "two ways to import": ("try:\n    from a import f\nexcept ImportError:\n    from b import f\nf()  # here", ["a.f", "b.f"]),
    "annotated parameter": ("from lib import Conn\ndef f(c: Conn | None):\n    c.close()  # here", ["lib.Conn.close"]),
    "annotated attribute": ("from lib import Conn\nclass A:\n    c: Conn\n    def f(self):\n        self.c.close()  # here", ["lib.Conn.close"]),
    "passed parameter": ("import argparse\ndef add(p):\n    p.add_argument('x')  # here\nadd(argparse.ArgumentParser())", ["argparse.ArgumentParser.add_argument"]),
    "parameter of a framework's method": (
        "from django.core.management.base import BaseCommand\n"
        "class Command(BaseCommand):\n    def add_arguments(self, parser):\n        parser.add_argument('x')  # here",
        ["argparse.ArgumentParser.add_argument"],
    ),
    "returned by annotation": ("from lib import Conn\ndef get() -> Conn: ...\nget().close()  # here", ["lib.Conn.close"]),
    "returned by value": ("import lib\ndef get():\n    c = lib.Conn()\n    return c\nget().close()  # here", ["lib.Conn.close"]),
    "property": ("import lib\nclass A:\n    @property\n    def c(self):\n        return lib.Conn()\nA().c.close()  # here", ["lib.Conn.close"]),
    "decorated": ("import click\n@click.group()\ndef cli(): ...\n@cli.command()  # here\ndef a(): ...", ["click.Group.command"]),
    "with": ("import lib\nwith lib.open() as f:\n    f.read()  # here", ["lib.open.read"]),
    "exception": ("import lib\ntry: ...\nexcept lib.Error as e:\n    e.explain()  # here", ["lib.Error.explain"]),
    "unpacked": ("import lib\na, b = lib.A(), lib.B()\nb.go()  # here", ["lib.B.go"]),
    "element of a literal": ("import lib\nfor c in (lib.A(), lib.B()):\n    c.go()  # here", ["lib.A.go", "lib.B.go"]),
    "element of a constant": ("import lib\nALL = [lib.A(), lib.B()]\ndef f():\n    for c in ALL:\n        c.go()  # here", ["lib.A.go", "lib.B.go"]),
    "element of another module's constant": (
        "from p import ALL\nfor c in ALL:\n    c.go()  # here\n# file: p.py\nimport lib\nALL = (lib.A(), lib.B())",
        ["lib.A.go", "lib.B.go"],
    ),
    "module of the package that imports it": (
        "from p import low\nlow.go()  # here\n# file: p/__init__.py\nfrom p import low\n# file: p/low.py\nfrom lib import go",
        ["lib.go"],
    ),
    "passed in another module": (
        "def add(p):\n    p.add_argument('x')  # here\n# file: app.py\nimport argparse, main\nmain.add(argparse.ArgumentParser())",
        ["argparse.ArgumentParser.add_argument"],
    ),
    "passed on through two modules": (
        "def add(p):\n    p.add_argument('x')  # here\n# file: mid.py\nfrom main import add\ndef all(q):\n    add(p=q)\n"
        "# file: app.py\nimport argparse, mid\nmid.all(argparse.ArgumentParser())",
        ["argparse.ArgumentParser.add_argument"],
    ),
    "passed to the method that is overridden": (
        "import base\nclass A(base.Base):\n    def fill(self, p):\n        p.add_argument('x')  # here\n"
        "# file: base.py\nimport argparse\nclass Base:\n    def run(self):\n        self.fill(argparse.ArgumentParser())\n    def fill(self, p): ...",
        ["argparse.ArgumentParser.add_argument"],
    ),
    "default of a parameter that nobody passes": (
        "import argparse\np = argparse.ArgumentParser()\ndef command(parent=p):\n    parent.add_argument('x')  # here\ncommand()",
        ["argparse.ArgumentParser.add_argument"],
    ),
    "or": ("import lib\ndef f(m=None):\n    c = m or lib.C()\n    c.go()  # here", ["lib.C.go"]),
}  # fmt: skip

UNNAMED = {
    "parameter nobody passes": "def f(p):\n    p.go()  # here",
    "default of a parameter, a method nobody hands around": "import lib\nc = lib.Conn()\ndef add(p=c):\n    p.close()  # here",
    "passed in another module, a method nobody hands around": (
        "def add(p):\n    p.close()  # here\n# file: app.py\nimport lib, main\nmain.add(lib.Conn())"
    ),
    "element of what is not a literal": "import lib\nfor c in lib.all():\n    c.go()  # here",
    "itself": "x = x\nx()  # here",
}


def called(text: str, folder: Path) -> list[str]:
    for module in ("main", "pkg.a"):
        if f"# file: {module.replace('.', '/')}.py" not in text and module != "main":
            continue
        context = context_of(text, folder, module)
        lines = context.module.text.split("\n")
        for use in uses(context):
            if isinstance(use, Call) and isinstance(use.node, nodes.Call) and lines[use.node.lineno - 1].endswith("# here"):
                return list(use.names)
    return []


@pytest.mark.parametrize("case", NAMED)
def test_named(case: str, tmp_path: Path) -> None:
    text, expected = NAMED[case]
    assert called(text, tmp_path) == expected


@pytest.mark.parametrize("case", UNNAMED)
def test_not_named(case: str, tmp_path: Path) -> None:
    assert called(UNNAMED[case], tmp_path) == []
