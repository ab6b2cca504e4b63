"""Modules larger than anyone writes: every option is found, in its group, and no list of choices is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_ddd.extract import scan
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.source.discover import from_paths

MANY = 3_000
NAMES = [f"option_{number}" for number in range(MANY)]

OSLO = {
    "one_list": ("", "OPTS = [\n", "    cfg.StrOpt('{name}', default='{name}'),\n", "]\ncfg.CONF.register_opts(OPTS, 'many')\n"),
    "a_loop": ("", "OPTS = [\n", "    cfg.StrOpt('{name}'),\n", "]\nfor opt in OPTS:\n    cfg.CONF.register_opt(opt, 'many')\n"),
    "one_by_one": ("", "", "cfg.CONF.register_opt(cfg.IntOpt('{name}'), group='many')\n", ""),
    "a_list_that_grows": ("", "OPTS = []\n", "OPTS.append(cfg.IntOpt('{name}'))\n", "cfg.CONF.register_opts(OPTS, 'many')\n"),
    "a_comprehension": ("NAMES = [\n", "", "    '{name}',\n", "]\ncfg.CONF.register_opts([cfg.StrOpt(name) for name in NAMES], 'many')\n"),
}


def scanned(text: str, folder: Path) -> FactSet:
    file = folder / "shop.py"
    file.write_text(text, encoding="utf-8")
    return scan(from_paths([file], exclude=()), jobs=1, strict=True)


@pytest.mark.parametrize("shape", OSLO)
def test_oslo_options(shape: str, tmp_path: Path) -> None:
    before, start, each, end = OSLO[shape]
    text = "from oslo_config import cfg\n" + before + start + "".join(each.format(name=name) for name in NAMES) + end
    found = scanned(text, tmp_path).of(ConfigOption)
    assert sorted((f.fact.scope, f.fact.name) for f in found) == sorted(("many", name) for name in NAMES)


CHOICES = {
    "written": "CHOICES = [{}]".format(", ".join(f"'choice_{number}'" for number in range(10_000))),
    "computed": "CHOICES = [f'choice_{number}' for number in range(10_000)]",
}


@pytest.mark.parametrize("how", CHOICES)
def test_choices(how: str, tmp_path: Path) -> None:
    text = f"from oslo_config import cfg\n{CHOICES[how]}\ncfg.CONF.register_opt(cfg.StrOpt('chosen', choices=CHOICES))\n"
    (found,) = scanned(text, tmp_path).of(ConfigOption)
    assert found.fact.choices == tuple(f"choice_{number}" for number in range(10_000))
