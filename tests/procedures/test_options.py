"""The configuration reference before any markup: filters, ranges, secrets, and values cut to a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.config import ConfigOption, Evidence, Limit
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.masks import without_secrets
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures import config
from sphinx_ddd.procedures.base import Code, Gap, Text
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.option_filter import parse
from sphinx_ddd.procedures.options import Entry, entries, reference
from sphinx_ddd.procedures.ranges import ranges
from sphinx_ddd.procedures.site import Site

AT = Location("shop/settings.py", 3)


def option(name: str = "size", **fields: Any) -> ConfigOption:
    return ConfigOption(name=name, **{"framework": "click", "scope": "shop run", "option_type": "integer", **fields})


def found(*options: ConfigOption) -> FactSet:
    return FactSet.of_parts(Found(one, Location("shop/settings.py", n), "shop.settings", "made.up") for n, one in enumerate(options, 1))


def entry(**fields: Any) -> Entry:
    return entries(found(option(**fields)))[0]


def said(text: Text) -> str:
    return "".join(part if isinstance(part, str) else f"`{part.text}`" if isinstance(part, Code) else f"<{part.location}>" for part in text)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"minimum": 1, "maximum": 90}, ["1 to 90"]),
        ({"minimum": 1024}, ["at least 1,024"]),
        ({"maximum": 0.5}, ["at most 0.5"]),
        ({"minimum": 0, "maximum": 1, "exclusive": True}, ["more than 0, less than 1"]),
        ({"minimum": 0, "maximum": UNKNOWN}, ["0 to a value computed in code"]),
        ({"minimum": -(2**63), "maximum": 2**63 - 1}, ["-9,223,372,036,854,775,808 to 9,223,372,036,854,775,807"]),
        ({"maximum": 10**400}, ["at most 10^400 or so"]),
        ({"limits": (Limit(minimum=1, at=AT),)}, ["at least 1"]),
        ({"minimum": 0, "exclusive": True, "limits": (Limit(minimum=1, at=AT),)}, ["more than 0"]),
        ({"minimum": 0, "exclusive": True, "option_type": "number", "limits": (Limit(minimum=1, at=AT),)}, ["more than 0", "at least 1"]),
        ({"minimum": 1, "limits": (Limit(at=AT), Limit(minimum=1.0, at=AT))}, ["at least 1"]),
        ({}, []),
    ],
)
def test_ranges(fields: dict[str, Any], words: list[str]) -> None:
    assert [one.words() for one in ranges(option(**fields))] == words


def test_disagreeing_ranges_are_all_shown_with_a_gap() -> None:
    shown = entry(minimum=0, maximum=100, limits=(Limit(minimum=1, maximum=50, at=AT),), ranges_agree=False)
    assert said(shown.allowed) == "0 to 100, 1 to 50 (<shop/settings.py:3>)"
    assert [gap.missing for gap in shown.gaps] == ["Its ranges disagree: 0 to 100 in the declaration, 1 to 50 in shop/settings.py:3."]


@pytest.mark.parametrize(
    ("fields", "line", "in_full"),
    [
        ({"default": 30}, "`30`", ""),
        ({"default": None}, "none", ""),
        ({"default": None, "required": True}, "", ""),
        ({"default": UNKNOWN}, "computed in code", ""),
        ({"default": UNKNOWN, "sample_default": "/srv"}, "computed in code, for example `/srv`", ""),
        ({"default": ""}, '`""`', ""),
        ({"default": {"$seconds": 3600}}, "1 hour", ""),
        ({"default": {"$set": ["a", "b"]}}, "`a`, `b`", ""),
        ({"default": {"$enum": "Mode.FAST", "value": "fast"}}, "`fast`", ""),
        ({"default": {"$ref": "shop.log:Logger"}}, "`shop.log:Logger`", ""),
        ({"default": {"$path": "~/.shop"}}, "`~/.shop`", ""),
        ({"default": {"$regex": "^a"}}, "`^a`", ""),
        ({"default": {"$object": "shop.mail:Mail"}}, "an object of `shop.mail:Mail`", ""),
        ({"default": ["a", UNKNOWN]}, "`a`, computed in code", ""),
        ({"default": {"a": UNKNOWN}}, '`{"a": "computed in code"}`', ""),
        ({"default": [1, 2, 3, 4, 5, 6, 7]}, "`1`, `2`, `3`, `4`, `5`, `6` and 1 more", "[\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7\n]"),
        ({"default": {"a": {"b": 1}}}, '`{"a": {"b": 1}}`', ""),
        ({"default": "x" * 100}, f"`{'x' * 80}`…", "x" * 100),
        ({"default": "x" * 5000}, f"`{'x' * 80}`…", f"{'x' * 4000}… (1,000 more characters)"),
    ],
)
def test_default(fields: dict[str, Any], line: str, in_full: str) -> None:
    shown = entry(**fields)
    assert (said(shown.default), shown.value) == (line, in_full)


@pytest.mark.parametrize("secret", [True, UNKNOWN])
def test_no_value_of_a_secret_is_in_what_is_shown(secret: Any) -> None:
    evidence = Evidence(says="compared with hunter2", at=AT)
    shown = entry(
        secret=secret,
        default="hunter2",
        sample_default="hunter2",
        documented_default="hunter2",
        choices=("hunter2", "other"),
        apply="restart",
        apply_evidence=(evidence,),
    )
    without_option = repr([getattr(shown, name) for name in Entry.__slots__ if name != "option"])
    assert "hunter2" not in without_option
    assert said(shown.default) == "not shown: it is a secret"
    assert [said(detail.text) for detail in shown.details if detail.label == "Takes effect"] == [
        "compared with ******** (<shop/settings.py:3>)"
    ]


@pytest.mark.parametrize("default", [None, ""])
def test_a_secret_without_a_value_says_so(default: Any) -> None:
    assert said(entry(secret=True, default=default).default) != "not shown: it is a secret"


def test_a_default_that_is_hidden_in_the_facts_already_is_a_secret() -> None:
    assert said(entry(secret=True, default=UNKNOWN).default) == "not shown: it is a secret"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("mysql://shop:hunter2@db:3306/shop?a=b", "mysql://shop:********@db:3306/shop?a=b"),
        ("redis://:hunter2@cache", "redis://:********@cache"),
        (["amqp://a:hunter2@mq//", 1], ["amqp://a:********@mq//", 1]),
        ({"url": "amqp://a:hunter2@mq//"}, {"url": "amqp://a:********@mq//"}),
        ("https://example.org/a:b@c", "https://example.org/a:b@c"),
        ("https://shop@example.org", "https://shop@example.org"),
        ("shop:hunter2@db", "shop:hunter2@db"),
        ("http://[oops@", "http://[oops@"),
        (None, None),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_passwords_in_addresses(value: Any, shown: Any) -> None:
    assert without_secrets(value) == shown


FACTS = found(
    option("--size", flags=("--size", "-s"), minimum=1, apply="restart", description="Rows."),
    option("--rate", option_type="number", default=0, description="0 means no limit."),
    option("key", scope="web", framework="oslo.config", option_type="string", secret=True, required=True, apply="reload"),
    option("old", scope="web", framework="oslo.config", default=UNKNOWN, deprecated=UNKNOWN, env=("OLD",), apply="replace", advanced=True),
    option("mode", scope="web.api", option_type="enum", choices=("a",), default="a", apply="unknown", declared_mutable=True),
    option("now", scope="web.api", option_type="boolean", default=True, apply="immediate"),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("required", "key"),
        ("secret", "key"),
        ("deprecated", "old"),
        ("advanced", "old"),
        ("undocumented", "key old mode now"),
        ("restart", "--size old"),
        ("reload", "key"),
        ("immediate", "now"),
        ("undetermined", "mode"),
        ("mutable", "mode"),
        ("no-range", "--rate old"),
        ("no-default", "--size key"),
        ("computed", "old"),
        ("env", "old"),
        ("flag", "--size"),
        ("gap", "mode"),
        ("implies", "--rate"),
        ("unbounded", "--rate"),
        ("insecure", ""),
        ("scope:web*", "key old mode now"),
        ("scope:web", "key old"),
        ("name:-s", "--size"),
        ("type:enum", "mode"),
        ("framework:oslo.*", "key old"),
        ("not scope:web*", "--size --rate"),
        ("restart or reload", "--size key old"),
        ("scope:web required or scope:web.api and not immediate", "key mode"),
        ("scope:web and (required or restart) and not advanced", "key"),
        ("not not secret", "key"),
        ("restart, undocumented", "old"),
    ],
)
def test_filter(text: str, names: str) -> None:
    kept = reference(FACTS, Subject("shop"), keep=parse(text))
    assert [one.option.name for one in kept.entries()] == names.split()
    assert kept.found == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "needs a value"),
        ("requird", "did you mean required?"),
        ("scop:web", "did you mean scope:…?"),
        ("scope:", "not 'scope:'"),
        ("and secret", "expected a word before 'and'"),
        ("secret and", "expected a word at the end"),
        ("(secret", "a bracket is not closed"),
        ("secret)", "nothing was opened that ')' closes"),
        ("()", "expected a word before ')'"),
        ("(" * 1000 + "secret", "too many brackets and nots"),
        ("not " * 1000 + "secret", "too many brackets and nots"),
    ],
)
def test_filter_that_is_none(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        parse(text)


def test_owners_called_alike() -> None:
    groups = reference(found(option(scope="web"), option(scope="web", framework="typer"), option(scope="cli")), Subject("shop")).groups
    assert [group.title for group in groups] == ["web (click)", "web (typer)", "cli"]


def test_variables_of_the_environment_are_one_group_and_the_last() -> None:
    read = option("SHOP_PORT", framework="environment", env=("SHOP_PORT",))
    named = option("PORT", scope="Settings", framework="pydantic", env=("PORT",))
    groups = reference(found(replace(read, scope=""), option(scope="web"), named), Subject("shop")).groups
    assert [(group.title, [entry.option.name for entry in group.entries]) for group in groups] == [
        ("web", ["size"]),
        ("Settings", ["PORT"]),
        ("Environment variables", ["SHOP_PORT"]),
    ]


def test_key() -> None:
    keys = [one.key for one in entries(found(option(scope="Hub", name="Hub.port"), option(scope="", name="PORT"), option(scope="api")))]
    assert keys == ["Hub.port", "shop.settings/PORT", "api/size"]


def test_a_claim_that_nothing_shows_is_a_gap() -> None:
    for apply, gap in (("unknown", True), ("restart", True), ("reload", False), ("immediate", False), (None, False)):
        assert bool(entry(declared_mutable=True, apply=apply).gaps) is gap
        assert not entry(apply=apply).gaps


def test_says_what_choices_mean() -> None:
    shown = entry(choices=("fast", "safe"), choices_help={"fast": "Answers at once."})
    assert [(d.label, said(d.text)) for d in shown.details if d.label.startswith("Choice")] == [('Choice "fast"', "Answers at once.")]


def test_never_says_what_the_choices_of_a_secret_mean() -> None:
    shown = entry(secret=True, choices=("abc",), choices_help={"abc": "The old one."})
    assert not [d for d in shown.details if d.label.startswith("Choice")]


def test_gaps_of_options_stand_in_the_runbook_too() -> None:
    claimed = option("rate", declared_mutable=True, apply="restart")
    facts = found(option(minimum=0, limits=(Limit(minimum=1, at=AT),), ranges_agree=False), claimed, option("fine", minimum=0))
    given = Given(Subject("shop"), facts, Site(), ())
    assert [(block.id, block.missing) for block in config.reference(given) if isinstance(block, Gap)] == [
        (
            "weekly.validation.range.shop-run/size",
            "The ranges of `shop run/size` disagree: at least 0 in the declaration, at least 1 in shop/settings.py:3.",
        ),
        (
            "weekly.validation.mutable.shop-run/rate",
            "The declaration of `shop run/rate` says that it may be changed while the program runs; its use needs a restart.",
        ),
    ]


def test_options_that_claim_the_same_are_one_gap() -> None:
    claimed = [option(name, declared_mutable=True, apply="unknown") for name in ("rate", "size", "wait")]
    given = Given(Subject("shop"), found(*claimed), Site(), ())
    assert [(block.id, block.missing) for block in config.reference(given) if isinstance(block, Gap)] == [
        (
            "weekly.validation.mutable",
            (
                "The declarations of `shop run/rate`, `shop run/size` and `shop run/wait` say that they may be changed "
                "while the program runs; no code was found that shows it."
            ),
        )
    ]
