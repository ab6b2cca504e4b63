"""A runbook's slots as nodes."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_ddd.ext.domain import anchor_of_gap
from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.render import words
from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.ext.render.written import written
from sphinx_ddd.procedures import base


def blocks(page: Page, section: base.Section, runbook_anchor: str, *, gaps: bool) -> list[nodes.Node]:
    """What stands in a slot, above the slots below it."""
    out: list[nodes.Node] = []
    if section.minutes:
        out.append(page.paragraph(nodes.Text(_("Time: {time}").format(time=words.minutes(section.minutes))), kind="time"))
    for one in section.blocks:
        match one:
            case base.Steps():
                out.append(_steps(page, one.steps))
            case base.Table():
                out += table(page, one)
            case base.Paragraph():
                out.append(page.paragraph(*page.with_sources(page.text(one.text), one.sources)))
            case base.Gap() if gaps:
                out += gap(page, one, anchor_of_gap(runbook_anchor, one.id))
            case base.NotApplicable():
                reason = page.with_sources(page.prose(one.reason), one.sources)
                out.append(page.labelled(_("Not applicable:"), reason, "not-applicable"))
            case base.Written():
                out += written(page, one.key)
    return out


def gap(page: Page, one: base.Gap, name: str) -> list[nodes.Node]:
    """An unfilled slot, to be seen and to be linked to."""
    missing = page.paragraph(*page.with_sources(page.prose(one.missing), one.sources))
    remedy = page.labelled(_("To close it:"), page.prose(one.remedy), "remedy")
    return [nodes.target("", "", ids=[name]), page.admonition(_("Gap"), missing, remedy, kind="gap")]


def _steps(page: Page, steps: tuple[base.Step, ...]) -> nodes.enumerated_list:
    items = [nodes.list_item("", *_step(page, step)) for step in steps]
    return page.placed(nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".", classes=["ddd-steps"]))


def _step(page: Page, step: base.Step) -> Iterator[nodes.Node]:
    yield page.paragraph(*page.text(step.text))
    if step.command:
        yield page.command(step.command)
    if step.expected:
        yield page.labelled(_("Expected:"), page.text(step.expected), "expected")
    if step.on_failure:
        yield page.labelled(_("If not:"), page.text(step.on_failure), "on-failure")
    if step.stop:
        yield page.labelled(_("STOP:"), page.text(step.stop), "stop")
    yield page.paragraph(*_about(page, step), kind="meta")


def _about(page: Page, step: base.Step) -> list[nodes.Node]:
    """Who, how long, who says so and where."""
    out: list[nodes.Node] = []
    if step.role:
        out += [nodes.inline("", _(step.role.value), classes=["ddd-role", f"ddd-{step.role.value}"]), nodes.Text(" · ")]
    if step.minutes:
        out += [nodes.Text(words.minutes(step.minutes)), nodes.Text(" · ")]
    out.append(nodes.Text(words.origin(step.origin)))
    places = page.sources(step.sources)
    return [*out, nodes.Text(": "), *places] if places else out


def table(page: Page, one: base.Table) -> list[nodes.Node]:
    """A table with the places where its facts stand; what is past its first rows can be opened."""
    has_sources = any(row.sources for row in one.rows)
    columns = [*(_(name) for name in one.columns), *([_("Source")] if has_sources else [])]

    def cells(row: base.Row) -> list[list[nodes.Node]]:
        out: list[list[nodes.Node]] = [[page.paragraph(*page.text(cell))] if cell else [] for cell in row.cells]
        return [*out, [page.paragraph(*page.sources(row.sources))] if row.sources else []] if has_sources else out

    shown, rest = one.rows, one.rows[one.shown :]
    if page.is_html and rest:
        shown = one.rows[: one.shown]
    first = page.table(columns, map(cells, shown), caption=_(one.caption) if one.caption else "")
    if not page.is_html or not rest:
        return [first]
    return [first, *page.folded(_("{n} more rows").format(n=len(rest)), page.table(columns, map(cells, rest)))]
