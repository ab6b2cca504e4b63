"""What facts say of a default, for each kind of value that code can state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._settings.values import default_of
from tests.source.project_of import context_of

STATED: list[tuple[str, Any]] = [
    ("result = None", None),
    ("result = (1, 'a', 2.5, True)", [1, "a", 2.5, True]),
    ("from datetime import timedelta\nresult = timedelta(days=1)", {"$seconds": 86400.0}),
    ("result = {'b', 'a'}", {"$set": ["a", "b"]}),
    ("import enum\nclass Color(enum.Enum):\n    RED = 'r'\nresult = Color.RED", {"$enum": "Color.RED", "value": "r"}),
    ("import enum\nclass Level(enum.IntEnum):\n    LOW = 1\nresult = Level.LOW", {"$enum": "Level.LOW", "value": 1}),
    ("import enum\nclass Color(enum.Enum):\n    RED = 'r'\nresult = Color.RED.value", "r"),
    ("import ssl\nresult = ssl.CERT_NONE", {"$enum": "VerifyMode.CERT_NONE", "value": 0}),
    ("class Log: ...\nresult = Log", {"$ref": "main:Log"}),
    ("class Hook:\n    def start(self): ...\n    result = staticmethod(start)\nresult = Hook.start", {"$ref": "main:Hook.start"}),
    ("class Log: ...\nresult = [Log, 'x']", [{"$ref": "main:Log"}, "x"]),
    ("class Log: ...\nresult = {'log': (Log,)}", {"log": [{"$ref": "main:Log"}]}),
    ("class Log: ...\nresult = {Log: 1}", UNKNOWN),
    ("class Log: ...\nresult = [Log, *elsewhere]", UNKNOWN),
    ("import re\nresult = re.compile('^a', re.I)", {"$regex": "^a"}),
    ("import re\nNAME = re.compile('^a')\nresult = NAME", {"$regex": "^a"}),
    ("import re\nresult = re.compile(elsewhere)", UNKNOWN),
    ("import signal\nresult = signal.SIGTERM", {"$enum": "Signals.SIGTERM", "value": 15}),
    ("class Log: ...\nresult = Log()", UNKNOWN),
    ("import sys\nclass A: ...\nclass B: ...\nresult = A if sys.argv else B", UNKNOWN),
    ("import elsewhere\nresult = elsewhere.Log", UNKNOWN),
    ("result = open", UNKNOWN),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_default(tmp_path: Path, text: str, expected: Any) -> None:
    context = context_of(text, tmp_path)
    statement = context.module.tree.body[-1]
    assert default_of(statement.value, context) == expected
