"""What the program needs to be there: the services it talks to, how it finds them, and how long it waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.criteria import CRITERIA
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.procedures.base import Block, Code, Row, Table, Text
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.plain import COMPUTED, code, plain, seconds
from sphinx_ddd.procedures.tables import table

CRITERION: Final = CRITERIA[0]
COLUMNS: Final = ("Service", "Kind", "Address from", "Through", "Waits at most", "Retries", "Health check")
ORDER: Final = ("database", "broker", "cache", "storage", "search", "directory", "mail", "cluster", "http", "ssh")
"""Kinds of services, first those without which little works."""
TITLES: Final = {"http": "HTTP", "ssh": "SSH"}
LINE: Final = "\n"


def blocks(given: Given) -> Iterator[Block]:
    """The table of services; nothing where the code talks to none."""
    found = services(given.of(Dependency))
    if found:
        yield services_table(found)


def services(found: tuple[Found[Dependency], ...]) -> list[Found[Dependency]]:
    """Services in the order in which an operator looks at them."""
    ours = [f for f in found if f.fact.service in ORDER]
    return sorted(ours, key=lambda f: (ORDER.index(f.fact.service), f.fact.name, f.key))


def services_table(found: list[Found[Dependency]]) -> Table:
    return table(COLUMNS, (_row(one) for one in found), shown=20)


def _row(found: Found[Dependency]) -> Row:
    one = found.fact
    client = one.client if isinstance(one.client, str) else ""
    option: Text = (Code(code(one.option).text, option=one.option),) if isinstance(one.option, str) else ()
    cells = (
        title(one),
        (TITLES.get(one.service, one.service),),
        option,
        (code(client),) if client and client != one.name else (),
        waits(one),
        _retries(one),
        {True: ("asked",), False: ("not asked",)}.get(one.health_checked is True, ()) if isinstance(one.health_checked, bool) else (),
    )
    return Row(cells, (found.location,))


def title(one: Dependency) -> Text:
    """A service by its name; by its client where nothing else is known of it."""
    return (code(one.name),) if one.name != one.client else ("an address that is given at run time, through ", code(one.name))


def waits(one: Dependency) -> Text:
    """How long is waited for a service."""
    if one.endless is True:
        return ("without end",)
    if one.timeout_seconds is UNKNOWN:
        return (COMPUTED,)
    return (seconds(one.timeout_seconds),) if isinstance(one.timeout_seconds, (int, float)) else ()


def _retries(one: Dependency) -> Text:
    if one.retries is UNKNOWN:
        return (COMPUTED,)
    return (str(one.retries),) if isinstance(one.retries, int) else ()


def graph(subject: str, found: Iterable[Found[Dependency]]) -> str:
    """The services around a subject in the language of Graphviz; dashed where no health check asks one."""
    lines = [
        "digraph dependencies {",
        "  rankdir=LR;",
        '  node [shape=box, style=rounded, fontname="sans-serif"];',
        f"  {_quoted(subject)};",
    ]
    for number, one in enumerate(found):
        name = one.fact.name if one.fact.name != one.fact.client else f"through {one.fact.name}"
        kind = TITLES.get(one.fact.service, one.fact.service)
        style = ", style=dashed" if one.fact.health_checked is False else ""
        lines.append(f"  service{number} [label={_quoted(plain(name, 60) + LINE + kind)}];")
        lines.append(f"  {_quoted(subject)} -> service{number} [arrowsize=0.7{style}];")
    return "\n".join([*lines, "}"])


def _quoted(text: str) -> str:
    r"""A text in quotes; what Graphviz would read in it is escaped, a line break is its ``\n``."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace(LINE, "\\n") + '"'
