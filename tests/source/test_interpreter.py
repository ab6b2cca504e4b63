"""What arguments reach ``lib.Sought``, for each way that a program can get there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.source.interpreter.machine import Machine
from sphinx_ddd.source.interpreter.objects import FromEnvironment
from tests.source.project_of import context_of

REACHED: list[tuple[str, Any]] = [
    ("from lib import Sought\nSought({'a': 1}, b=2)", {"first": {"a": 1}, "b": 2}),
    ("import lib as l\ndef main():\n    l.Sought(first=dict(a=1))\nif __name__ == '__main__':\n    main()", {"first": {"a": 1}}),
    ("from lib import Sought\nclass Own(Sought):\n    pass\nOwn(1)", {"first": 1}),
    ("from lib import Sought\nclass Own(Sought):\n    def __init__(self, **kw):\n        kw['b'] = 2\n        super().__init__(**kw)\nOwn(a=1)", {"a": 1, "b": 2}),
    ("import lib\nclass Own(lib.Sought):\n    def __init__(self, x):\n        lib.Sought.__init__(self, x)\nOwn(3)", {"first": 3}),
    ("from lib import Sought\nclass Job:\n    spec = dict(a=1)\n    def __init__(self):\n        self.spec.update(self.more())\n        Sought(self.spec)\n"
     "    def more(self):\n        return {}\nclass Other(Job):\n    def more(self):\n        return {'b': 2}\nOther()", {"first": {"a": 1, "b": 2}}),
    ("from lib import Sought\nspec = {}\nfor name in ('a', 'b'):\n    spec[name] = len(spec)\nSought(spec)", {"first": {"a": 0, "b": 1}}),
    ("from lib import Sought\ndef flat(x):\n    if isinstance(x, dict):\n        return {k: flat(v) for k, v in x.items() if k != 'skip'}\n    return x\n"
     "Sought(flat({'a': {'b': 1, 'skip': 2}}))", {"first": {"a": {"b": 1}}}),
    ("from lib import Sought\nspec = dict(a=1)\ntry:\n    kind = spec['kind']\nexcept KeyError:\n    kind = 'none'\nSought(kind)", {"first": "none"}),
    ("from lib import Sought\nfrom helpers import build\nSought(build('x'))\n# file: helpers.py\nfrom more import BASE\n"
     "def build(name, **extra):\n    return dict(BASE, **{name: extra})\n# file: more.py\nBASE = {'a': 1}", {"first": {"a": 1, "x": {}}}),
    ("import asyncio\nfrom lib import Sought\nasync def main():\n    await start()\nasync def start():\n    Sought(1)\nasyncio.run(main())", {"first": 1}),
    ("from lib import Sought\nimport os\nspec = {'a': 1}\nif os.environ.get('X'):\n    spec['b'] = 2\nelse:\n    spec['a'] = 5\nSought(spec)",
     {"first": {"a": UNKNOWN, "b": 2}}),
    ("from lib import Sought\nfrom os import environ\nenv = environ\nread = 'a' if not env.get('X') else env.get('X')\nif read:\n    Sought(read)\nelse:\n"
     "    Sought(int(env.get('Y', 8)))", {"first": FromEnvironment("os.environ.get", instance=True, unset="a", variable="X")}),
    ("from lib import Sought\nfrom other import unknown\nspec = {'a': 1}\nspec.update(unknown())\nSought(spec)", {"first": {"a": 1, UNKNOWN: UNKNOWN}}),
    ("from lib import Sought\nimport sys\ndef kind():\n    if sys.argv:\n        return 'a'\n    return 'b'\nSought(kind())", {"first": UNKNOWN}),
]  # fmt: skip

NOT_REACHED = [
    "from lib import Sought\ndef main():\n    Sought(1)",
    "from lib import Sought\nif __name__ == 'elsewhere':\n    Sought(1)",
    "def again():\n    again()\nagain()",
    "while True:\n    pass",
    "class Sought:\n    pass\nSought()",
]


@pytest.mark.parametrize(("code", "arguments"), REACHED)
def test_arguments_that_reach_the_call(code: str, arguments: dict[Any, Any], tmp_path: Path) -> None:
    context = context_of(code, tmp_path)
    reached = Machine(context.reader.project, frozenset({"lib.Sought"}), ("first", "second"), context.module).run()
    assert reached is not None
    assert reached.arguments == arguments


@pytest.mark.parametrize("code", NOT_REACHED)
def test_programs_that_do_not_reach_it_end(code: str, tmp_path: Path) -> None:
    context = context_of(code, tmp_path)
    assert Machine(context.reader.project, frozenset({"lib.Sought"}), ("first",), context.module).run() is None
