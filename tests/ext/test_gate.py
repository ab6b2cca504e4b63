"""The gate, from outside: exit status and message of ``sphinx-build``, on the first build and on one that reads nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ext.docs import Docs

CODE = "from prometheus_client import Counter\n\nORDERS = Counter('shop_orders', 'Orders.')\n"


@pytest.fixture
def docs(tmp_path: Path) -> Docs:
    """A project with something to maintain and nothing written about it: daily and overall are above 0 by its help text alone."""
    return Docs.made(tmp_path, {"src/shop/watch.py": CODE, "docs/index.rst": "Shop\n====\n\nNothing.\n"})


def sphinx_build(docs: Docs, *options: str, conf: str | None = None) -> tuple[int, str, str]:
    """Exit status, what was logged, and what went to standard error, with paths relative to the project."""
    if conf is not None:
        docs.write("docs/conf.py", f'extensions = ["sphinx_ddd"]\n{conf}\n')
    command = [sys.executable, "-m", "sphinx", *options, str(docs.root / "docs"), str(docs.root / "_build")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"})
    return run.returncode, run.stdout.replace(f"{docs.root}/", ""), run.stderr.replace(f"{docs.root}/", "")


@pytest.mark.parametrize(
    "options", [(), ("-j", "4"), ("-W",), ("-q",), ("-b", "text"), ("-b", "mmm"), ("-b", "gettext"), ("-b", "linkcheck")]
)
def test_below(options: tuple[str, ...], docs: Docs) -> None:
    for _ in range(2):
        code, _out, err = sphinx_build(docs, *options, conf="ddd_fail_under = 9.5")
        assert code == 1
        assert err.startswith("docs/conf.py:2: ERROR: the overall score of shop is ")
        assert ", below 9.5 by " in err
        assert err.count("ERROR") == 1


@pytest.mark.parametrize("suppressed", ["ddd", "ddd.threshold", "ddd.*"])
def test_suppressed_message(suppressed: str, docs: Docs) -> None:
    """The status stays, and the message is still there to be read."""
    for _ in range(2):
        code, out, err = sphinx_build(docs, conf=f"ddd_fail_under = 9.5\nsuppress_warnings = ['{suppressed}']")
        assert (code, err) == (1, "")
        assert "sphinx_ddd: the overall score of shop is " in out


def test_without_a_gate(docs: Docs) -> None:
    code, out, err = sphinx_build(docs)
    assert (code, err) == (0, "")
    assert "sphinx_ddd: maintenance of shop: " in out


def test_at_or_above(docs: Docs) -> None:
    for _ in range(2):
        code, out, err = sphinx_build(docs, "-W", conf="ddd_fail_under = 0")
        assert (code, err) == (0, "")
        assert "; at or above ddd_fail_under" in out


def test_by_cadence(docs: Docs) -> None:
    code, _out, err = sphinx_build(docs, conf="ddd_fail_under = {'weekly': 7, 'daily': 0}")
    assert code == 1
    assert [line.partition(", below")[0] for line in err.splitlines()] == ["docs/conf.py:2: ERROR: the weekly score of shop is 0.0"]


def test_by_targets(docs: Docs) -> None:
    code, _out, err = sphinx_build(docs, conf="ddd_fail_under = 'targets'\nddd_targets = {'weekly': 7.5, 'daily': 0}")
    assert code == 1
    assert "the weekly score of shop is 0.0, below 7.5 by 7.50." in err
    assert err.count("ERROR") == 1


def test_the_message_says_what_would_lift_it_most(docs: Docs) -> None:
    _code, _out, err = sphinx_build(docs, conf="ddd_fail_under = {'weekly': 7}")
    assert "Most would be gained (+10.0) by closing: Documentation: no procedure is written down. Write a `maintenance-procedure::" in err


def test_builders_that_are_not_gated(docs: Docs) -> None:
    conf = "ddd_fail_under = 9.5\nddd_gate_builders = ['html']"
    assert sphinx_build(docs, "-b", "text", conf=conf)[0] == 0
    assert sphinx_build(docs, "-b", "html", conf=conf)[0] == 1


def test_from_the_command_line(docs: Docs) -> None:
    code, _out, err = sphinx_build(docs, "-D", "ddd_fail_under=9.5")
    assert code == 1
    assert err.startswith("docs/conf.py:1: ERROR: the overall score")


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ("ddd_sources = ['../nowhere']", "no such source: ../nowhere"),
        (
            "ddd_sources = ['../src', '../nowhere']",
            "no such source: ../nowhere",
        ),
        ("ddd_exclude = ['**/*.py']", "no Python file below"),
    ],
)
def test_nothing_to_judge(conf: str, message: str, docs: Docs) -> None:
    for _ in range(2):
        code, _out, err = sphinx_build(docs, conf=f"{conf}\nddd_fail_under = 1")
        assert code == 1
        assert f"docs/conf.py:3: ERROR: the score cannot be judged, as not all sources could be read: {message}" in err


def test_only_unreadable_files(docs: Docs) -> None:
    for name in ("__init__", "watch"):
        (docs.root / f"src/shop/{name}.py").write_text("def (", "utf-8")
    code, _out, err = sphinx_build(docs, conf="ddd_fail_under = 1")
    assert code == 1
    assert "not all sources could be read: none of the 2 source files could be read" in err


def test_a_failed_build_keeps_its_own_message(docs: Docs) -> None:
    code, _out, err = sphinx_build(docs, conf="ddd_fail_under = 9.5\nroot_doc = 'missing'")
    assert code == 2
    assert "the overall score" not in err


def test_the_exact_score_is_compared(docs: Docs, monkeypatch: pytest.MonkeyPatch) -> None:
    """6.996 is shown as 6.9, and is below 7.0 however it is rounded; 7.1 as a binary fraction would not be 7.1."""
    from fractions import Fraction

    from sphinx_ddd.ext import project
    from sphinx_ddd.facts.criteria import Cadence
    from sphinx_ddd.maturity.base import CadenceScore, Score

    for value, gate, code in (
        (Fraction(6996, 1000), 7.0, 1),
        (Fraction(71, 10), 7.1, 0),
        (Fraction(7), 7, 0),
        (Fraction(20, 3), "6.67", 1),
    ):
        fixed = Score(subject="shop", overall=value, cadences=tuple(CadenceScore(cadence=c, value=value, criteria=()) for c in Cadence))
        monkeypatch.setattr(project, "score", lambda *_args, fixed=fixed, **_kwargs: fixed)
        built = docs.build(ddd_fail_under=gate)
        assert built.code == code
        if value == Fraction(6996, 1000):
            assert "the overall score of shop is 6.9, below 7 by 0.01." in built.warnings
