"""The model that ships, and what it refuses."""

from __future__ import annotations

from fractions import Fraction
from importlib import resources

import pytest

from sphinx_ddd.facts.criteria import CRITERIA, EMERGENCY_RECOVERY
from sphinx_ddd.maturity.model import ModelError, load, parse

SHIPPED = resources.files("sphinx_ddd.maturity").joinpath("model.toml").read_text("utf-8")
ROTATES = """[[criteria.probes]]
id = "daily.log_management.rotates\""""


def test_the_weights_are_those_of_the_brief() -> None:
    assert {c.id: c.weight for c in load().criteria} == {
        **{name: Fraction(1, 4) for name in CRITERIA if not name.startswith("weekly.")},
        "weekly.patching": Fraction(3, 10),
        "weekly.backups": Fraction(3, 10),
        "weekly.validation": Fraction(1, 5),
        "weekly.documentation": Fraction(1, 5),
        EMERGENCY_RECOVERY: Fraction(1),
    }


def test_every_criterion_applies_by_something_or_always() -> None:
    assert [c.id for c in load().criteria if not c.applies and not c.always] == []


def test_sentences_read_as_sentences() -> None:
    model = load()
    sentences = [s for p in model.probes() for s in (p.yes, p.no, p.remedy)] + [c.why for c in model.criteria]
    assert [s for s in sentences if not s.endswith(".") or not s[0].isupper()] == []
    assert [p.question for p in model.probes() if not p.question.endswith("?")] == []
    assert [c.not_applicable for c in model.criteria if c.not_applicable[0].isupper() or c.not_applicable.endswith(".")] == []


def test_every_probe_asks_something_of_a_fact() -> None:
    assert [p.id for p in load().probes() if not p.met and not p.met_any and not p.per_subject] == []


def test_weights_can_be_overridden() -> None:
    model = load({"daily.monitoring": 0.3, "weekly.backups": 0})
    assert model.criterion("daily.monitoring").weight == Fraction(3, 10)
    assert model.criterion("weekly.backups").weight == 0
    assert model.criterion("weekly.patching").weight == Fraction(3, 10)
    assert load().criterion("daily.monitoring").weight == Fraction(1, 4)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"daily.monitorng": 1}, "'daily.monitorng' is no criterion; use one of daily.health_checks, "),
        ({"daily.monitoring": -1}, "the weight of daily.monitoring must be a number from 0 on, not -1"),
        ({"daily.monitoring": "1"}, "the weight of daily.monitoring must be a number from 0 on, not '1'"),
        ({"daily.monitoring": True}, "the weight of daily.monitoring must be a number from 0 on, not True"),
        ({"daily.monitoring": float("inf")}, "the weight of daily.monitoring must be a number from 0 on, not inf"),
        ({"daily.monitoring": float("nan")}, "the weight of daily.monitoring must be a number from 0 on, not nan"),
    ],
)
def test_a_bad_weight_says_what_to_do(weights: dict[str, object], message: str) -> None:
    with pytest.raises(ModelError) as caught:
        load(weights)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('test = "has_threshold"', 'test = "has_limit"', "daily.monitoring.threshold: no test 'has_limit'; use one of stated, "),
        ('field = "rotates"', 'field = "rotated"', "daily.log_management.rotates: a log_handler has no field 'rotated'"),
        (f"{ROTATES}\n", f"{ROTATES}\nwight = 2\n", "daily.log_management.rotates: unknown key 'wight'; use all, also, always, "),
        (f"{ROTATES}\n", f"{ROTATES}\nper = 'module'\n", "daily.log_management.rotates: per is fact or subject, not 'module'"),
        (
            f"{ROTATES}\n",
            f"{ROTATES}\nall = true\n",
            'daily.log_management.rotates: all is for a question of the subject; add per = "subject"',
        ),
        (ROTATES, '[[criteria.probes]]\nid = "log.rotates"', "probe log.rotates must be named after its criterion, daily.log_management"),
        ('kind = "deprecation"\none', 'kind = "ending"\none', "weekly.patching: no kind of fact 'ending'; use one of "),
        (
            'id = "monthly.capacity"\n',
            'id = "monthly.room"\n',
            "probe monthly.capacity.limited must be named after its criterion, monthly.room",
        ),
        ('id = "monthly.capacity.log-space"', 'id = "monthly.capacity.bounded"', "two probes have the same id"),
        ('why = "At three in the morning nobody reads code."\n', "", "emergency.recovery: why must be given as str"),
        ("[[criteria]]", "[[criterion]]", "the model cannot be read: "),
        ("[[criteria]]", "[[criteria", "the model cannot be read: "),
    ],
)
def test_a_broken_model_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert old in SHIPPED
    with pytest.raises(ModelError) as caught:
        parse(SHIPPED.replace(old, new))
    assert str(caught.value).startswith(message)


def test_a_model_without_a_criterion_is_refused() -> None:
    head = SHIPPED.partition('[[criteria]]\nid = "emergency.recovery"')[0]
    with pytest.raises(ModelError, match=r"the model must have each of the twelve criteria and emergency\.recovery once"):
        parse(head)
