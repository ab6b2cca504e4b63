"""Documentation blocks of Ansible modules: what their structure says, with lines."""

from __future__ import annotations

import time

import pytest

from sphinx_ddd.coverage.ansible import passages
from sphinx_ddd.facts.documentation import Passage

DOCUMENTATION = """
module: acme
short_description: Keep an acme account
description:
  - Keep an account, and a copy of it. See L(the manual,https://acme.example/manual).
options:
  name:
    description: Who it belongs to.
  backup:
    description:
      - Save the file before it is changed.
  suboption:
    suboptions:
      throughput:
        description: What is let through.
  odd:
    description: A legacy name of an old option.
attributes:
  check_mode:
    support: full
  diff_mode:
    support: none
  platform:
    support: full
seealso:
  - module: acme.other
"""
EXAMPLES = """
# Find out whether the account is healthy
# acme all -m acme -a name=jane

- name: Create an account
  acme.net.acme:
    name: jane

- name: Create an account, saving the file
  acme.net.acme:
    name: jane
    backup: true

- name: Without a copy
  acme.net.acme:
    name: joe
    backup: false

- hosts: all
  tasks:
    - acme.net.acme:
        name: john
        state: absent

- name: Only look
  acme.net.acme:
    name: jane
  check_mode: true
"""
RETURN = """
password:
  description: Masked, kept out of the log files.
"""


def test_a_whole_module() -> None:
    assert passages(DOCUMENTATION, EXAMPLES, RETURN, lines=(10, 100, 200)) == (
        Passage(criterion="daily.health_checks", level=2, evidence=HEALTHY, line=102),
        Passage(criterion="daily.log_management", level=1, evidence="password: Masked, kept out of the log files.", line=202),
        Passage(criterion="daily.drift_detection", level=2, evidence="Example: Only look", line=124),
        Passage(criterion="weekly.backups", level=2, evidence="Example: Create an account, saving the file", line=108),
        Passage(criterion="weekly.documentation", level=1, evidence="L(the manual,https://acme.example/manual)", line=14),
        Passage(criterion="monthly.performance", level=1, evidence="suboption.throughput: What is let through.", line=24),
        Passage(criterion="monthly.lifecycle", level=2, evidence="Example: name=john, state=absent", line=120),
    )


HEALTHY = "Find out whether the account is healthy acme all -m acme -a name=jane"


@pytest.mark.parametrize(
    ("documentation", "expected"),
    [
        ("deprecated: {removed_in: '3', why: Old}", [("monthly.lifecycle", 1)]),
        ("deprecated: {removed_in: '3', alternative: Use acme2}", [("monthly.lifecycle", 2)]),
        ("attributes: {check_mode: {support: none}}", []),
        ("attributes: {check_mode: {support: none, details: Not for users}}", [("daily.drift_detection", 1)]),
        ("notes: [The shadow file is backed up.]", [("weekly.backups", 1)]),
        ("options: {x: {description: [An old thing., A legacy name.]}}", [("monthly.lifecycle", 1)]),
        ("options: {x: {description: An old thing.}, y: {description: A legacy name.}}", []),
        ("author: Backup Monitoring Inc.", []),
        ("options: {backup: {type: bool}}", []),
    ],
)
def test_documentation(documentation: str, expected: list[tuple[str, int]]) -> None:
    assert [(p.criterion, p.level) for p in passages(documentation)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "- a\n- b",
        "{unclosed: [",
        "\tx: y",
        "? [a, b]\n: c",
        "!!python/object:os.system x",
        "1",
        "&a [*a]",
        "name: &x\n  description: *x",
    ],
)
def test_what_is_no_documentation_says_nothing(text: str) -> None:
    assert passages(text, text, text) == ()


def test_nested_aliases_take_bounded_time() -> None:
    layers = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))
    start = time.perf_counter()
    assert passages(f"a0: &a0 [x]\n{layers}") == ()
    assert time.perf_counter() - start < 10


DEPTH = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEPTH,
        "[" * DEPTH + "]" * DEPTH,
        "{a: " * DEPTH,
        "- " * DEPTH,
        "? " * DEPTH,
        "\n".join(" " * n + "a:" for n in range(2_000)),
        "notes: " + "[" * 400 + "backup" + "]" * 400,
    ],
    ids=["open", "closed", "mappings", "items", "keys", "indentation", "deep"],
)
def test_deep_nesting_does_not_crash(text: str) -> None:
    assert passages(text, text, text) == ()
