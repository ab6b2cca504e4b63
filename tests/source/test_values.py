"""What ``result`` is, for each way to spell it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN
from tests.source.project_of import context_of

STARS = """
from base import *

APPS += ["c"]
if unknown:
    DEBUG = True
result = [APPS, NAME, DEBUG]
# file: base.py
APPS = ["a", "b"]
NAME = "shop"
DEBUG = False
"""

FOLDED: list[tuple[str, Any]] = [
    ("result = 5", 5),
    ("result = -5", -5),
    ("result = 'a' 'b' + 'c'", "abc"),
    ("result = 60 * 60 * 24", 86400),
    ("result = 1 << 20", 1048576),
    ("N = 3\nresult = [N, N + 1]", [3, 4]),
    ("result = (1, *[2, 3])", (1, 2, 3)),
    ("result = {'a': 1, **{'b': 2}}", {"a": 1, "b": 2}),
    ("result = dict(a=1, **dict(b=2))", {"a": 1, "b": 2}),
    ("from typing import TypedDict\nclass Point(TypedDict):\n    x: int\nresult = Point(x=1)", {"x": 1}),
    ("result = dict([('a', 1)])", {"a": 1}),
    ("base = dict(a=1)\nresult = base | {'b': 2}", {"a": 1, "b": 2}),
    ("from other import base\nresult = base | {'b': 2}", {UNKNOWN: UNKNOWN, "b": 2}),
    ("from other import base\nresult = {'b': 2} | base", {UNKNOWN: UNKNOWN, "b": 2}),
    ("from other import base\nresult = base | {'b'}", UNKNOWN),
    ("base = dict(a=1)\nresult = dict(base)\nresult.update(b=2)\nresult['c'] = 3\ndel result['a']", {"b": 2, "c": 3}),
    ("result = dict(a=1)\nresult.update({'b': 2}, c=3)", {"a": 1, "b": 2, "c": 3}),
    ("result = ['a']\nresult.append('b')\nresult.extend(['c'])\nresult += ['d']", ["a", "b", "c", "d"]),
    ("a = ['x']\nb = a + ['y']\na.append('z')\nresult = b", ["x", "y"]),
    ("result = [n * 2 for n in range(3)]", [0, 2, 4]),
    ("result = {k: len(k) for k in ('a', 'bb') if k != 'a'}", {"bb": 2}),
    ("result = [a + b for a in 'xy' for b in 'pq']", ["xp", "xq", "yp", "yq"]),
    ("result = {}\nfor n in ('a', 'b'):\n    result[n] = dict(name=n)", {"a": {"name": "a"}, "b": {"name": "b"}}),
    ("result = []\nfor n in range(3):\n    result.append(n)", [0, 1, 2]),
    ("x = 'w'\nresult = f'hello {x}'", "hello w"),
    ("result = 'a-%s-%d' % ('b', 3)", "a-b-3"),
    ("result = '{}/{x}'.format('a', x='b')", "a/b"),
    ("result = 'a,b'.split(',')", ["a", "b"]),
    ("result = ', '.join(sorted({'b', 'a'}))", "a, b"),
    ("import json\nresult = json.loads('{\"a\": [1, null]}')", {"a": [1, None]}),
    ("from textwrap import dedent\nresult = dedent('\\n  a\\n    b').strip()", "a\n  b"),
    ("from datetime import timedelta\nresult = timedelta(hours=2).total_seconds()", 7200.0),
    ("import os\nresult = os.path.join('/var', 'log')", "/var/log"),
    ("def spec(extra):\n    s = dict(a=1)\n    s.update(extra)\n    return s\nresult = spec(dict(b=2))", {"a": 1, "b": 2}),
    ("def spec(**kw):\n    s = dict(a=1)\n    s.update(kw)\n    return s\nresult = spec(b=2)", {"a": 1, "b": 2}),
    ("def f(kind='x'):\n    if kind == 'x':\n        return 1\n    return 2\nresult = (f(), f('y'))", (1, 2)),
    ("class C:\n    A = {'a': 1}\n    @classmethod\n    def s(cls):\n        return dict(cls.A, b=2)\nresult = C.s()", {"a": 1, "b": 2}),
    ("result = {'a': {'b': 1}}\nresult['a']['b'] = 2\nresult['a'].update(c=3)\ndel result['a']['b']", {"a": {"c": 3}}),
    ("result = {'a': {'b': [1]}}\nresult['a']['b'].append(2)", {"a": {"b": [1, 2]}}),
    ("import sys\nresult = {'a': 1, 'b': 1}\nif sys.argv:\n    result['a'] = 2\n    result['b'] = 1", {"a": UNKNOWN, "b": 1}),
    ("D = {'a': 1}\ndef f():\n    D['a'] = 2\n    return D\nresult = f()", {"a": 2}),
    ("def f(x=undefined):\n    if x:\n        return 1\n    else:\n        return 1\nresult = f()", 1),
    ("def f(x=undefined):\n    if x:\n        return 1\n    raise ValueError\nresult = f()", 1),
    ("def f(x=undefined):\n    while True:\n        if x:\n            return 1\nresult = f()", 1),
    ("def f(x=undefined):\n    try:\n        with x:\n            return 1\n    except OSError:\n        raise\nresult = f()", 1),
    ("from typing import Literal, get_args\nresult = list(get_args(Literal['a', 1]))", ["a", 1]),
    ("import typing as t\nimport lib\nresult = t.get_args(lib.Both)\n# file: lib.py\nfrom typing import Literal\nOne = Literal['a']\n"
     "Both = Literal[One, 'b']", ("a", "b")),
    ("LIMIT = 1\nclass C:\n    LIMIT = LIMIT + 1\n    MORE = LIMIT\nresult = (C.LIMIT, C.MORE)", (2, 2)),
    ("from x import y\ny = 1\nresult = y", 1),
    ("from a import y\nz = y\ny = 2\nresult = z\n# file: a.py\ny = 1", 1),
    ("try:\n    from a import y\nexcept ImportError:\n    y = 1\nresult = y\n# file: a.py\ny = 1", 1),
    ("from b import result\n# file: a.py\ny = 1\n# file: b.py\ntry:\n    from a import y as result\nexcept ImportError:\n    result = 1", 1),
    ("def f(*a):\n    return len(a)\nresult = f({'a': 1}, [2])", 2),
    ("import logging, os\nfrom logging import WARNING as W\nresult = [logging.INFO, W, 'a' + os.sep]", [20, 30, "a/"]),
    ("class B:\n    X: int = 4\nresult = B().X", 4),
    ("class B:\n    X = 4\nclass C(B):\n    pass\nresult = C().X", 4),
    ("import enum\nclass C(enum.Enum):\n    RED = 'r'\n    BLUE = 'b'\n    SKY = 'b'\n    def f(self): ...\nresult = ([c.value for c in C], [c.name for c in C], list(C), C.RED, C.RED.value, C.BLUE.name, list(C.__members__))",
     (["r", "b"], ["RED", "BLUE"], ["r", "b"], "r", "r", "BLUE", ["RED", "BLUE"])),
    ("import enum\nclass C(enum.IntEnum):\n    A = enum.auto()\n    B = 5\n    D = enum.auto()\nresult = [f'{c.name}={c.value}' for c in C]", ["A=1", "B=5", "D=6"]),
    ("import enum\nclass C(enum.StrEnum):\n    RED = enum.auto()\nresult = [*C]", ["red"]),
    ("import enum\nclass C(enum.StrEnum):\n    RED = 'r'\nresult = [f'{C.RED}', str(C.RED), C.RED + '!']", ["r", "r", "r!"]),
    ("import enum\nclass C(str, enum.Enum):\n    RED = 'r'\nresult = [f'{C.RED}', str(C.RED), C.RED + '!']", ["C.RED", "C.RED", "r!"]),
    ("import enum\nclass C(enum.Enum):\n    A = 1\n    def __str__(self): ...\nresult = [f'{C.A}', f'{C.A.value}']", [UNKNOWN, "1"]),
    ("class C:\n    A = 1\nresult = [c for c in C]", [UNKNOWN]),
    ("result = 1 if True else 2", 1),
    ("import os\nresult = 'b' in {'a': os.getpid()}", False),
    ("from oslo_utils import units\nresult = [10 * units.Gi, units.k]", [10737418240, 1000]),
    ("import sys\nresult = sys.maxsize", 9223372036854775807),
    ("result = len([str(n) for n in range(10_000)])", 10_000),
    ("result = __name__.rpartition('.')[-1]", "main"),
    ("result = 'module'\nif __name__ == '__main__':\n    result = 'program'", UNKNOWN),
    ("class Marked(str):\n    pass\nclass Kept(int): ...\nresult = [Marked('a'), Kept(3)]", ["a", 3]),
    ("class Upper(str):\n    def __new__(cls, x):\n        return str.__new__(cls, x.upper())\nresult = [Upper('a')]", [UNKNOWN]),
    ("DEBUG = False\nresult = 5\nif DEBUG:\n    result = 6", 5),
    ("try:\n    result = 1\nexcept ValueError:\n    raise", 1),
    ("a, b = 1, 2\nresult = b", 2),
    ("result: int = 7", 7),
    ("from p.spec import S\nresult = dict(S, b=2)\n# file: p/spec.py\nS = {'a': 1}\nS.update(c=3)", {"a": 1, "c": 3, "b": 2}),
    ("import p\nresult = p.f()\n# file: p/__init__.py\nfrom .low import f\n# file: p/low.py\nMAX = 9\ndef f():\n    return MAX", 9),
    ("from pkg import *\nresult = VALUE\n# file: pkg/__init__.py\nVALUE = 3", 3),
    ("import copy\nA = {'x': [1]}\nB = copy.deepcopy(A)\nB['y'] = 2\nresult = (A, B)", ({"x": [1]}, {"x": [1], "y": 2})),
]  # fmt: skip

UNREADABLE = [
    "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    size: int = 5\nresult = S().size",
    "from dataclasses import dataclass\n@dataclass\nclass S:\n    size: int = 5\nresult = S(7).size",
    "import os\nresult = os.environ['X']",
    "import sys\nresult = 1 if sys.platform == 'x' else 2",
    "try:\n    import x\n    result = True\nexcept ImportError:\n    result = False",
    "result = result",
    "from typing import Union, get_args\nresult = get_args(Union[int, str])",
    "from typing import get_args\nT = T2\nT2 = T\nresult = get_args(T)",
    "try:\n    from x import y\nexcept ImportError:\n    y = None\nresult = y",
    "y = None\nif undefined:\n    from x import y\nresult = y",
    "from a import y as result\n# file: a.py\nfrom x import y\ny = y or 1",
    "try:\n    from a import y\nexcept ImportError:\n    from x import y\nresult = y\n# file: a.py\ny = 1",
    "def f():\n    return f()\nresult = f()",
    "from a import x as result\n# file: a.py\nfrom b import x\n# file: b.py\nfrom a import x",
    "result = 10 ** 10 ** 10",
    "result = 'x' * 10 ** 9",
    "result = '%1000000000d' % 1",
    "result = '{0.__class__}'.format(1)",
    "result = [[0] * 5000] * 5000",
    "a = ['x'] * 400\nb = [a] * 400\nc = [b] * 400\nresult = [c] * 400",
    "result = [0 for a in range(9_000) for b in range(9_000) for c in range(9_000)][0]",
    "n = 0\nwhile True:\n    n += 1\nresult = n",
    "@cached\ndef f():\n    return 1\nresult = f()",
    "def f():\n    yield 1\nresult = f()",
    "def f(x=undefined):\n    if x:\n        return 1\nresult = f()",
    "def f(x=undefined):\n    while x:\n        return 1\nresult = f()",
    "def f(x=undefined):\n    try:\n        return 1\n    except x:\n        pass\nresult = f()",
    "x = [1]\ndef g(flag):\n    if flag:\n        x.append(2)\n    return x\nresult = undefined",
]


def test_changes_what_a_star_import_gave(tmp_path: Path) -> None:
    context = context_of(STARS, tmp_path)
    assert context.reader.evaluator.global_value("main", "result") == [["a", "b", "c"], "shop", UNKNOWN]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folded(text: str, expected: Any, tmp_path: Path) -> None:
    context = context_of(text, tmp_path)
    value = context.reader.evaluator.global_value("main", "result")
    assert (type(value) if not isinstance(value, dict) else dict, value) == (type(expected), expected)


@pytest.mark.parametrize("text", UNREADABLE)
def test_not_read(text: str, tmp_path: Path) -> None:
    context = context_of(text, tmp_path)
    assert context.reader.evaluator.global_value("main", "result") is UNKNOWN


def test_a_part_that_cannot_be_read_leaves_the_rest(tmp_path: Path) -> None:
    context = context_of("import x\nresult = dict(a=1, b=x.y, **x.z)", tmp_path)
    assert context.reader.evaluator.global_value("main", "result") == {"a": 1, "b": UNKNOWN, UNKNOWN: UNKNOWN}


def test_entries_remember_where_they_are_written(tmp_path: Path) -> None:
    context = context_of("from lib import SPEC\nresult = dict(SPEC,\n    b=2)\n# file: lib.py\n\nSPEC = {\n  'a': 1}", tmp_path)
    value = context.reader.evaluator.global_value("main", "result")
    assert {key: str(at) for key, at in value.where.items()} == {"a": "lib.py:3", "b": "main.py:3"}


WITHOUT_ENVIRONMENT: list[tuple[str, Any]] = [
    ("result = int(os.getenv('PORT', '80')) + 1", 81),
    ("result = os.environ.get('PORT')", None),
    ("result = os.environ.get('PORT') or os.environ.get('OTHER') or 80", 80),
    ("result = os.environ['PORT']", UNKNOWN),
    ("result = os.environ['PORT'] if 'PORT' in os.environ else 80", 80),
    ("result = 'PORT' not in os.environ", True),
    ("result = os.environ.get('LOUD', 'false').lower() in ('true', '1')", False),
    ("result = [int(n) for n in os.environ.get('PORTS', '1,2').split(',')]", [1, 2]),
    ("from os import getenv as g\nresult = g('PORT', default='80')", "80"),
    ("environment = os.environ\nresult = environment.get('PORT', 80)", 80),
    ("result = os.environ.setdefault('PORT', '80')", "80"),
    ("def port(name, default=80):\n    found = os.environ.get(name)\n    if found is None:\n        return default\n    return int(found)\n"
     "result = [port('A'), port('B', 90)]", [80, 90]),
    ("result = other.environ.get('PORT', 80)", UNKNOWN),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_ENVIRONMENT)
def test_without_environment(text: str, expected: Any, tmp_path: Path) -> None:
    context = context_of(f"import os\n{text}", tmp_path)
    value = context.module.tree.body[-1].value
    assert context.unset(value) == expected


def test_the_environment_of_the_build_is_not_read(tmp_path: Path) -> None:
    context = context_of("import os\nresult = os.getenv('PATH', '/bin')", tmp_path)
    assert context.value(context.module.tree.body[-1].value) is UNKNOWN
