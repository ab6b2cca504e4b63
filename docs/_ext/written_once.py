"""Reference pages that are rendered from the code, so that nothing is written twice."""

from __future__ import annotations

import dataclasses
import inspect
import pprint
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import TYPE_CHECKING, Final

import click
from docutils import nodes
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

from docs._ext import examples
from sphinx_ddd.cli import main
from sphinx_ddd.ext.config import PREFIX, Options
from sphinx_ddd.ext.warnings import Warn
from sphinx_ddd.facts.codec import KINDS, key_of
from sphinx_ddd.maturity.model import load
from sphinx_ddd.procedures import site_keys
from sphinx_ddd.rules import catalog
from sphinx_ddd.source import uses

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_ddd.facts.base import Fact
    from sphinx_ddd.maturity.model import Criterion, Probe
    from sphinx_ddd.rules._rule import Rule


class Rendered(SphinxDirective):
    """Base: what the directives on these pages are made with. The pages are rst, since docstrings are."""

    def text(self, source: str) -> nodes.paragraph:
        inline, messages = self.parse_inline(" ".join(source.split()))
        return nodes.paragraph("", "", *inline, *messages)

    def section(self, id_: str, title: nodes.Node, *content: nodes.Node) -> nodes.section:
        section = nodes.section("", nodes.title("", "", title), *content, ids=[id_], names=[id_])
        self.state.document.note_explicit_target(section, section)
        return section

    def table(self, headings: Mapping[str, int], rows: Iterable[tuple[nodes.Node, ...]]) -> nodes.table:
        """A table from its headings, with the share of the width that each column takes, and its rows."""
        group = nodes.tgroup(cols=len(headings))
        group.extend(nodes.colspec(colwidth=width) for width in headings.values())
        group += nodes.thead("", _row(nodes.paragraph(h, h) for h in headings))
        group += nodes.tbody("", *(_row(cells) for cells in rows))
        return nodes.table("", group)

    def reads(self, module: str) -> dict[tuple[str, str], list[str]]:
        """The docstrings under the attributes of a module; the page is read again when the module changes."""
        analyzer = ModuleAnalyzer.for_module(module)
        self.env.note_dependency(analyzer.srcname)
        return analyzer.find_attr_docs()


class FactKinds(Rendered):
    """``ddd-fact-kinds::``: every kind of fact."""

    def run(self) -> list[nodes.Node]:
        return [self.kind(word, cls) for word, cls in sorted(KINDS.items())]

    def kind(self, word: str, cls: type[Fact]) -> nodes.section:
        docs = self.reads(cls.__module__)
        rows = [
            (code(key_of(field)), code(str(field.type)), self.text(" ".join(docs.get((cls.__name__, field.name), ()))))
            for field in dataclasses.fields(cls)
            if field.name not in ("name", "description")
        ]
        content: list[nodes.Node] = [self.text(cls.__doc__ or "")]
        return self.section(f"fact-{word}", nodes.literal(word, word), *content, self.table({"Field": 20, "Type": 25, "Meaning": 55}, rows))


class ConfigValues(Rendered):
    """``ddd-config-values::``: every value that conf.py may set."""

    def run(self) -> list[nodes.Node]:
        self.reads("sphinx_ddd.ext.config")
        return [self.option(field.name, field.metadata) for field in dataclasses.fields(Options)]

    def option(self, name: str, data: Mapping[str, object]) -> nodes.section:
        default = pprint.pformat(data["default"], width=100)
        shown: list[nodes.Node] = [nodes.paragraph("", "Default: ", nodes.literal(default, default))]
        if "\n" in default:
            shown = [nodes.paragraph("", "Default:"), nodes.literal_block(default, default, language="python")]
        help_ = str(data["help"])
        return self.section(f"confval-{PREFIX}{name}", nodes.literal("", PREFIX + name), nodes.paragraph(help_, help_), *shown)


class RuleCatalog(Rendered):
    """``ddd-rules::``: every rule by its module, with what it finds, the names it asks for, and examples from its tests."""

    def run(self) -> list[nodes.Node]:
        modules: dict[str, dict[str, list[Rule]]] = {}
        for rule in catalog().rules:
            modules.setdefault(rule.find.__module__, {}).setdefault(rule.id, []).append(rule)
        return [self.module(name, rules) for name, rules in modules.items()]

    def module(self, name: str, rules: Mapping[str, list[Rule]]) -> nodes.section:
        self.reads(name)
        doc = (sys.modules[name].__doc__ or "").strip()
        self._shown: dict[str, str] = {}
        entries = [self.rule(id_, declared) for id_, declared in rules.items()]
        short = name.rpartition(".")[2]
        return self.section(f"rules-{short}", nodes.literal(short, short), self.text(doc), nodes.definition_list("", *entries))

    def rule(self, id_: str, declared: list[Rule]) -> nodes.definition_list_item:
        doc = inspect.cleandoc(declared[0].find.__doc__ or "")
        content: list[nodes.Node] = [self.text(part) for part in doc.split("\n\n")]
        for rule in declared:
            if rule.names:
                line = nodes.paragraph("", f"{USES[rule.use]} ")
                for number, name in enumerate(rule.names):
                    line += [nodes.Text(", " if number else ""), nodes.literal(name, name)]
                content.append(line)
        return nodes.definition_list_item(
            "", nodes.term("", "", nodes.literal(id_, id_)), nodes.definition("", *content, *self.examples(id_))
        )

    def examples(self, id_: str) -> Iterator[nodes.Node]:
        """What matches and what comes of it; what must not match, once for the rules that share a case."""
        example = examples.matching()[id_]
        for file in examples.files(example.case):
            self.env.note_dependency(str(file))
        yield nodes.paragraph("", "Matches:")
        yield nodes.literal_block(example.code, example.code, language="python")
        yield nodes.paragraph("", "and gives ", nodes.literal("", example.gives))
        first = self._shown.setdefault(example.case, id_)
        if first != id_:
            yield nodes.paragraph("", "What must not match stands with ", nodes.literal("", first), nodes.Text("."))
            return
        contrary = examples.contrary(example.case)
        yield nodes.paragraph("", "Must not match:")
        yield nodes.literal_block(contrary, contrary, language="python")


USES: Final[Mapping[type[uses.Use], str]] = {
    uses.Call: "Calls of",
    uses.Decoration: "Decorated with",
    uses.Subclass: "Classes below",
    uses.Assignment: "Assignments to",
    uses.Raise: "Raised",
    uses.Read: "Attributes and items of",
}


class MaturityModel(Rendered):
    """``ddd-model::``: every criterion with its weight, when it applies, and its probes."""

    def run(self) -> list[nodes.Node]:
        self.reads("sphinx_ddd.maturity.model")
        self.env.note_dependency(str(resources.files("sphinx_ddd.maturity").joinpath("model.toml")))
        return [self.criterion(criterion) for criterion in load().criteria]

    def criterion(self, criterion: Criterion) -> nodes.section:
        triggers = "; ".join(trigger.many for trigger in criterion.applies)
        applies = "Always applies." if criterion.always else f"Applies where there are: {triggers}. Otherwise: {criterion.not_applicable}."
        share = f"Weight {float(criterion.weight):g}."
        content: list[nodes.Node] = [nodes.paragraph(text, text) for text in (criterion.why, f"{share} {applies}")]
        if criterion.probes:
            content.append(self.table({"Question": 42, "Weight": 8, "What closes the gap": 50}, map(self.probe, criterion.probes)))
        return self.section(f"criterion-{criterion.id}".replace(".", "-"), nodes.literal("", criterion.id), *content)

    def probe(self, probe: Probe) -> tuple[nodes.Node, ...]:
        question = nodes.paragraph("", probe.question + " ", nodes.literal("", probe.id))
        return question, nodes.paragraph("", str(probe.weight)), self.text(probe.remedy)


class CommandHelp(Rendered):
    """``ddd-command-help::``: what ``--help`` prints, of the command and of each below it."""

    def run(self) -> list[nodes.Node]:
        self.reads("sphinx_ddd.cli")
        top = click.Context(main, info_name="sphinx-ddd")
        below = [click.Context(command, top, name) for name, command in sorted(main.commands.items())]
        return [self.command(context) for context in (top, *below)]

    def command(self, context: click.Context) -> nodes.section:
        context.max_content_width = context.terminal_width = 100
        text = context.get_help()
        block = nodes.literal_block(text, text, language="text")
        return self.section(f"command-{context.info_name}", nodes.literal("", context.command_path), block)


class Warnings(Rendered):
    """``ddd-warnings::``: every warning."""

    def run(self) -> list[nodes.Node]:
        self.reads("sphinx_ddd.ext.warnings")
        return [self.table({"Name": 20, "Given when": 80}, ((code(w.full_name), self.text(w.__doc__ or "")) for w in Warn))]


class SiteKeys(Rendered):
    """``ddd-site-keys::``: every key of the site file, and what its value must be."""

    TABLES: Final[Mapping[str, Mapping[str, site_keys.Reader]]] = {
        "[service]": site_keys.SERVICE,
        "[contacts]": site_keys.CONTACTS,
        "[values]": {"NAME": site_keys.text_or_number},
        "[thresholds.METRIC]": site_keys.THRESHOLD,
        "[health.NAME]": site_keys.HEALTH,
        "[windows.CADENCE]": site_keys.WINDOW,
        "[minutes.CADENCE]": {"CRITERION": site_keys.positive_whole},
        "[retention]": site_keys.RETENTION,
        "[[waivers]]": site_keys.WAIVER,
    }

    def run(self) -> list[nodes.Node]:
        self.reads("sphinx_ddd.procedures.site_keys")
        documented = {table.strip("[]").partition(".")[0] for table in self.TABLES}
        if documented != set(site_keys.SECTIONS):
            raise self.error(f"tables of the site file that this page leaves out: {set(site_keys.SECTIONS) ^ documented}")
        rows = [
            (code(table), code(key), nodes.paragraph("", expected(reader)))
            for table, keys in self.TABLES.items()
            for key, reader in keys.items()
        ]
        return [self.table({"Table": 25, "Key": 25, "Value": 50}, rows)]


def expected(reader: site_keys.Reader) -> str:
    """What a reader of the site file asks for, in its own words."""
    try:
        reader(object())
    except site_keys.WrongValueError as wrong:
        return str(wrong)
    raise AssertionError(f"{reader} takes anything")


def code(text: str) -> nodes.paragraph:
    return nodes.paragraph("", "", nodes.literal(text, text))


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("ddd-fact-kinds", FactKinds)
    app.add_directive("ddd-command-help", CommandHelp)
    app.add_directive("ddd-config-values", ConfigValues)
    app.add_directive("ddd-model", MaturityModel)
    app.add_directive("ddd-rules", RuleCatalog)
    app.add_directive("ddd-warnings", Warnings)
    app.add_directive("ddd-site-keys", SiteKeys)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
