"""What guard clauses demand, as fields of the options they name."""

from __future__ import annotations

from dataclasses import replace

from sphinx_ddd.facts.base import UNKNOWN, Fact, Found, Location
from sphinx_ddd.facts.config import ConfigOption, Evidence, Limit
from sphinx_ddd.facts.readings import Guard, Relation
from sphinx_ddd.linking import link

WAIT = ConfigOption(name="loop-wait", framework="oslo.config", scope="agent", option_type="integer")
RETRY = ConfigOption(name="retry", framework="oslo.config", scope="agent")
TTL = ConfigOption(name="ttl", framework="oslo.config", scope="cluster")


def at(line: int) -> Location:
    return Location("shop/agent.py", line)


def linked(*facts: tuple[Fact, int]) -> list[ConfigOption]:
    found = [Found(fact, at(line), "shop.agent", "rule") for fact, line in facts]
    return [one.fact for one in link(found) if isinstance(one.fact, ConfigOption)]


def guard(**bounds: float | bool) -> Guard:
    return Guard(name="test", framework="oslo.config", key=("agent", "loop_wait"), **bounds)  # type: ignore[arg-type]


def relation(how: str, text: str, *sources: str) -> list[Relation]:
    """A relation as seen from each option: ``agent.retry`` is how the code writes it, and its key."""
    return [
        Relation(name=text, framework="oslo.config", key=tuple(source.split(".")), how=how, source=source, sources=sources)
        for source in sources
        if "." in source
    ]


def test_two_ends_of_a_clause_are_one_range() -> None:
    (option,) = linked((WAIT, 1), (guard(minimum=1), 7), (guard(maximum=60), 7), (guard(maximum=30), 9))
    assert option.limits == (Limit(minimum=1, maximum=60, at=at(7)), Limit(maximum=30, at=at(9)))


def test_a_whole_number_above_zero_is_one_at_least() -> None:
    (option,) = linked((WAIT, 1), (guard(minimum=0, exclusive=True), 7))
    assert option.limits == (Limit(minimum=1, at=at(7)),)
    (number,) = linked((replace(WAIT, option_type="number"), 1), (guard(minimum=0, exclusive=True), 7))
    assert number.limits == (Limit(minimum=0, exclusive=True, at=at(7)),)


def test_limits_join_those_of_the_declaration() -> None:
    own = Limit(minimum=3, at=at(2))
    (option,) = linked((replace(WAIT, limits=(own,)), 1), (guard(minimum=5), 7))
    assert option.limits == (own, Limit(minimum=5, at=at(7)))


def test_a_comparison_is_told_with_the_names_of_the_options() -> None:
    text = "agent.loop_wait + 2 * agent.retry <= cluster.ttl"
    relations = relation("holds", text, "agent.loop_wait", "agent.retry", "cluster.ttl")
    wait, retry, ttl = linked((WAIT, 1), (RETRY, 2), (TTL, 3), *((one, 9) for one in relations))
    assert wait.constraints == retry.constraints == (Evidence(says="loop-wait + 2 * retry <= [cluster]ttl", at=at(9)),)
    assert ttl.constraints == (Evidence(says="[agent]loop-wait + 2 * [agent]retry <= ttl", at=at(9)),)


def test_what_is_compared_with_something_else_is_no_relation() -> None:
    (wait, retry) = linked((WAIT, 1), (RETRY, 2), *((one, 9) for one in relation("holds", "x", "agent.loop_wait", "size")))
    assert (wait.constraints, retry.constraints) == (None, None)


def test_an_option_alone_is_no_relation() -> None:
    (wait,) = linked((WAIT, 1), *((one, 9) for one in relation("holds", "x", "agent.loop_wait")))
    assert wait.constraints is None


def test_needs_and_exclusions() -> None:
    needs = relation("requires", "", "agent.loop_wait", "agent.retry")
    excludes = relation("excludes", "x", "agent.retry", "cluster.ttl")
    either = relation("either", "y", "agent.loop_wait", "cluster.ttl")
    wait, retry, ttl = linked((WAIT, 1), (RETRY, 2), (TTL, 3), *((one, 9) for one in (*needs, *excludes, *either)))
    assert (wait.depends_on, retry.depends_on) == (("retry",), None)
    assert (retry.conflicts_with, ttl.conflicts_with) == (("[cluster]ttl",), ("[agent]retry",))
    assert wait.constraints == (Evidence(says="loop-wait or [cluster]ttl must be set", at=at(9)),)


def test_an_unreadable_list_stays_unreadable() -> None:
    needs = relation("requires", "", "agent.loop_wait", "agent.retry")
    wait, _ = linked((replace(WAIT, depends_on=UNKNOWN), 1), (RETRY, 2), *((one, 9) for one in needs))
    assert wait.depends_on is UNKNOWN


def test_ranges_that_differ() -> None:
    wide = replace(WAIT, minimum=1, maximum=60)
    agreeing = [(guard(minimum=0, exclusive=True), 7), (guard(minimum=1, maximum=60), 8), (guard(minimum=1), 9)]
    assert [linked((wide, 1), *(one,))[0].ranges_agree for one in agreeing] == [True, True, True]
    differing = [guard(minimum=2), guard(maximum=30), guard(minimum=1, maximum=61)]
    assert [linked((wide, 1), (one, 7))[0].ranges_agree for one in differing] == [False, False, False]


def test_ranges_that_say_nothing_of_each_other() -> None:
    assert linked((replace(WAIT, minimum=1), 1), (guard(maximum=3), 7))[0].ranges_agree is None
    assert linked((replace(WAIT, minimum=UNKNOWN), 1), (guard(minimum=3), 7))[0].ranges_agree is None
    assert linked((replace(WAIT, minimum=float("-inf")), 1), (guard(minimum=3), 7))[0].ranges_agree is None
