"""The template of the last call's first argument."""

from __future__ import annotations

from pathlib import Path

import pytest
from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.templates import has_words, placeholders, slots
from tests.source.project_of import context_of

TEMPLATES = [
    ('f("no %s" % mail.get("Message-Id"))', ["no {message_id}"]),
    ("f('plain')", ["plain"]),
    ("f(b'bytes')", ["bytes"]),
    ("f(f'no {user.name} in {path!r}')", ["no {name} in {path}"]),
    ("f('no %s in %(x)s' % y)", ["no {y} in {x}"]),
    ("f('%s: %d%%' % (to_native(e), n))", ["{e}: {n}%"]),
    ("f('%(name)s failed' % dict(name=x))", ["{name} failed"]),
    ("backend = module.load_from(settings)\nf(f'no {backend}')", ["no {backend}"]),
    ("d = get_device()\nf(f'no {d}')", ["no {device}"]),
    ("path = conf.get('path')\nf(f'no {path}')", ["no {path}"]),
    ("def g():\n    where = conf.get('path')\n    f(f'no {where} by {get_by_id(1)}')", ["no {path} by {get_by_id}"]),
    ("f('{} and {1} and {z}'.format(a, b.c, z=d))", ["{a} and {c} and {d}"]),
    ("f('cannot open ' + path + ': ' + str(e))", ["cannot open {path}: {e}"]),
    ("f('rc=%s' % rc + ' bad')", ["rc={rc} bad"]),
    ("f(_('failed %s') % x)", ["failed {x}"]),
    ("import gettext\ntrans = gettext.translation('shop')\ntranslated = trans.gettext\nf(translated('failed'))", ["failed"]),
    ("f(translated('failed'))", ["{translated}"]),
    ("def g(x):\n    msg = 'bad %s' % x\n    f(msg)", ["bad {x}"]),
    ("def g(x):\n    if x:\n        msg = 'one'\n    else:\n        msg = 'two %s' % x\n    f(msg)", ["one", "two {x}"]),
    ("f('yes' if x else 'no')", ["yes", "no"]),
    ("f(err)", ["{err}"]),
    ("f(module.params['path'])", ["{path}"]),
    ("f(module.params.get('path'))", ["{path}"]),
    ("import os\nf(os.path.join(settings.LOG_DIR, 'app', name + '.log'))", ["{LOG_DIR}/app/{name}.log"]),
    ("import os\nf(os.path.expanduser(os.path.join('~', x)))", ["~/{x}"]),
    ("from pathlib import Path\nf(str(Path(root) / 'log' / f'{x}.log'))", ["{root}/log/{x}.log"]),
    ("from pathlib import Path\nf(Path('/var', x).resolve().joinpath('a'))", ["/var/{x}/a"]),
    ("from os import path\nf(path.join(a, '/var/log'))", ["/var/log"]),
    ("BASE = here.parent.parent\nf(f'{BASE}/x')", ["{BASE}/x"]),
    ("f(f'in {v.major}.{v.minor + 2}')", ["in {major}.{value}"]),
    ("class C:\n    id = None\n    def g(self):\n        f('kill %s of {}'.format(self.id) % self.id)", ["kill {id} of {id}"]),
    ("def g(x):\n    path = a if x else b\n    f(f'{path}/x')", ["{path}/x"]),
    ("f(conf.get('core', 'log_file', fallback))", ["{log_file}"]),
    ("f(conf.get('core', 'log_file', fallback='x'))", ["{log_file}"]),
    ("def g(x=None):\n    if x is None:\n        x = 'none'\n    f('is ' + x)", ["is {x}"]),
    ("def g(x=None):\n    if x is None:\n        x = 'none given'\n    f(x)", ["{x}", "none given"]),
    ("def g(x):\n    x = 'always'\n    f(x)", ["always"]),
    ("f(total / count)", ["{value}"]),
    ("f('shop_' + sample['name'].replace('.', '_').lower())", ["shop_{name}"]),
    ("def g(kind):\n    f('no %s' % kind.split(':')[0].strip('/'))", ["no {kind}"]),
    ("def g(line):\n    kind = line.lower()\n    f('no ' + kind)", ["no {kind}"]),
    ("from dataclasses import replace\nimport dataclasses\nf(f'{replace(a, b=1)} {dataclasses.replace(a, b=1)}')", ["{replace} {replace}"]),
    ("import os.path\nimport re\nf(f'{re.split(a, b)[0]} {os.path.split(b)[1]}')", ["{split} {split}"]),
    ("f(f'users: {list(users)}, {sorted(groups)}')", ["users: {users}, {groups}"]),
    ("f('needs %s, is %s' % ('.'.join(str(i) for i in needed), '.'.join([str(i) for i in found])))", ["needs {needed}, is {found}"]),
    ("f('no %s, %s' % (name if name else 'all', (1 if x else 2)))", ["no {name}, {value}"]),
    ("def g(jobs):\n    late = [j for j in jobs.items() if j]\n    f(f'late: {late} of {sorted(jobs.keys())}')", ["late: {late} of {jobs}"]),
    ("f('attempt %d of %d' % (attempt + 1, most))", ["attempt {attempt} of {most}"]),
    ("f('no heartbeat: %s' % error_info_from_response(r))", ["no heartbeat: {error_info}"]),
    ("f(f'no {load_settings_from_file(r)}, {made_from(x)}, {made_from_x(x)}')", ["no {settings}, {made_from}, {made_from_x}"]),
    ("def g(e):\n    msg = f'cannot send: [{e}]'\n    f('%s - all of it: %s' % (msg, e))", ["cannot send: [{e}] - all of it: {e}"]),
    ("def g(e):\n    msg = read(e)\n    f('%s - all of it: %s' % (msg, e))", ["{msg} - all of it: {e}"]),
    ("f(getattr(arguments, 'log_file', None))", ["{log_file}"]),
    ("def g(paths):\n    address = next(p for p in paths)\n    f(address)", ["{address}"]),
    ("MSG = 'limit is %d'\nf(MSG % 3)", ["limit is 3"]),
    ("def g(e):\n    f('a' + (b(e) or 'x'))", ["a{b}"]),
]


@pytest.mark.parametrize(("text", "expected"), TEMPLATES)
def test_template(text: str, expected: list[str], tmp_path: Path) -> None:
    context = context_of(text, tmp_path)
    call = [n for n in walk(context.module.tree) if isinstance(n, nodes.Call) and getattr(n.func, "name", "") == "f"][-1]
    assert list(context.messages(call.args[0])) == expected


@pytest.mark.parametrize(
    ("template", "expected"), [("no {x}", True), ("{path}", False), ("{a}: {b} (3)", False), ("{a} é", True), ("", False)]
)
def test_has_words(template: str, expected: bool) -> None:
    assert has_words(template) is expected


@pytest.mark.parametrize(("form", "expected"), [("no %(x)s, %d%%", "no {x}, {value}%"), ("{x} is bad", "{x} is bad"), ("100 %", "100 %")])
def test_placeholders(form: str, expected: str) -> None:
    assert placeholders(form) == expected


@pytest.mark.parametrize(("form", "expected"), [("no %s in %(x)d", 2), ("100%% of %s", 1), ("{x}", 0), ("100% done", 0)])
def test_slots(form: str, expected: int) -> None:
    assert slots(form) == expected


CONDITIONS = [
    ("if rc != 0:\n    f()", "rc != 0"),
    ("if ok:\n    pass\nelse:\n    f()", "not (ok)"),
    ("try:\n    a()\nexcept (OSError, ValueError) as e:\n    f()", "except (OSError, ValueError)"),
    ("def g():\n    f()", None),
    ("if a:\n    def g():\n        f()", None),
    ("def g():\n    if a:\n        return\n    f()", "not (a)"),
    ("def g():\n    if ban:\n        if r and r.ok:\n            return 0\n        f()", "ban and not (r and r.ok)"),
    ("def g():\n    if a or b:\n        if not ok:\n            return 0\n        f()", "(a or b) and ok"),
    ("for x in y:\n    if x == 1:\n        continue\n    f()", "x != 1"),
    ("def g():\n    if a:\n        raise E\n    if b:\n        return\n    elif c:\n        return\n    f()", "not (b) and not (c)"),
    ("def g():\n    if a:\n        return\n    if b:\n        f()", "b"),
    ("try:\n    a()\nexcept E:\n    while b:\n        if c:\n            break\n        f()", "except E and not (c)"),
    ("def g():\n    if a:\n        for x in y:\n            if x:\n                return x\n        f()", UNKNOWN),
    ("def g():\n    if a:\n        b()\n    elif c:\n        return\n    f()", UNKNOWN),
    ("if m == 1:\n    a()\nelif m == 2:\n    b()\nelse:\n    f()", "m != 1 and m != 2"),
    ("if m == 1:\n    a()\nelse:\n    b()\n    if n:\n        c()\n    else:\n        f()", "m != 1 and not (n)"),
    ("if a:\n    if b or c:\n        f()", "a and (b or c)"),
    ("if a:\n    b()\nelif c:\n    if d:\n        f()", "c and d"),
    ("if a:\n    if b:\n        if c:\n            if d:\n                f()", "b and c and d"),
    ("if a:\n    if a:\n        f()", "a"),
    ("if a:\n    for x in y:\n        break\n    else:\n        f()", UNKNOWN),
    ("for x in y:\n    break\nelse:\n    if a:\n        f()", "a"),
    ("if a:\n    try:\n        b()\n    except E:\n        f()", "except E"),
    ("def g():\n    if a:\n        return\n    if b:\n        if c:\n            f()", "b and c"),
    (f"if {'x' * 150}:\n    if {'y' * 150}:\n        f()", "y" * 150),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_condition(text: str, expected: Maybe[str], tmp_path: Path) -> None:
    context = context_of(text, tmp_path)
    call = [n for n in walk(context.module.tree) if isinstance(n, nodes.Call) and getattr(n.func, "name", "") == "f"][-1]
    assert context.condition(call) == expected
