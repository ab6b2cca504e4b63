"""``maintenance-procedure``: what a person wrote on how to carry out a criterion, or why it does not apply."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes

from sphinx_ddd.ext.anchors import anchor, claim
from sphinx_ddd.ext.directives import options
from sphinx_ddd.ext.directives.base import DddDirective
from sphinx_ddd.ext.directives.options import Read
from sphinx_ddd.ext.directives.reading import Signs, signs_in
from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.records import Procedure
from sphinx_ddd.ext.render import words
from sphinx_ddd.ext.warnings import Warn
from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.criteria import title_of
from sphinx_ddd.procedures.base import HandWritten


class MaintenanceProcedure(DddDirective):
    """A section with the author's own content; the runbooks of its subject show it too."""

    reads: ClassVar[Mapping[str, Read]] = {
        "for": options.subject,
        "title": options.words,
        "owner": options.words,
        "duration": options.minutes,
        "role": options.role,
        "reviewed": options.date,
        "impact": options.impact,
        "not-applicable": options.words,
    }

    def run(self) -> list[nodes.Node]:
        criterion = self.read_argument(options.criterion, "a criterion, such as weekly.backups")
        asked = self.read_options()
        has_section = self.can_hold_sections()
        body = self.body()
        if criterion is None:
            return body
        if "for" in asked:
            self.known_subject(asked["for"])
        if not body and "not-applicable" not in asked:
            self.warn(Warn.DIRECTIVE, "says nothing; write the steps below it, or why it does not apply in :not-applicable:")
            return []
        subject: str = asked.get("for", "")
        title = asked.get("title") or _(title_of(criterion))
        out = self.frame(anchor("procedure", subject, criterion), title, has_section=has_section)
        written = self.written(criterion, subject, title, out["ids"][0], asked, signs_in(body))
        out += self.about(written)
        out += body
        self.remember(written, out["ids"][0], body)
        return [out]

    def body(self) -> list[nodes.Node]:
        """The content in the page's own markup. Headings in it have no place in the page's table of contents.

        MyST makes rubrics of them where no sections are allowed; where they are, it puts them outside of the directive. In rst it is
        the other way round: not allowed they are errors, so there sections are made and turned into rubrics here.
        """
        is_myst = type(self.state).__module__.startswith("myst_parser")
        parsed = self.parse_content_to_nodes(allow_section_headings=not is_myst)
        return [node for part in parsed for node in _unsectioned(part)]

    def frame(self, wanted_anchor: str, title: str, *, has_section: bool) -> nodes.Element:
        """A section; in a list or a note, where none can be, a box with a heading."""
        if has_section:
            out: nodes.Element = self.section(wanted_anchor, title)
        else:
            out = self.placed(nodes.container("", self.placed(nodes.rubric(title, title))))
            claim(self.state.document, wanted_anchor, out)
        out["classes"].append("ddd-procedure")
        return out

    def written(self, criterion: str, subject: str, title: str, name: str, asked: Mapping[str, Any], signs: Signs) -> HandWritten:
        impact = asked.get("impact", "")
        return HandWritten(
            criterion=criterion,
            subject=subject,
            title=title,
            key=f"{self.env.docname}#{name}",
            location=self.location(),
            owner=asked.get("owner", ""),
            minutes=asked.get("duration"),
            role=asked.get("role"),
            reviewed=asked.get("reviewed", ""),
            impact=impact,
            not_applicable=asked.get("not-applicable", ""),
            steps=signs.steps,
            commands=signs.commands,
            has_verification=signs.verification,
            has_rollback=signs.rollback,
            mutates=impact != "read_only" and not signs.read_only,
        )

    def location(self) -> Location:
        """The page's path as a reader of the project sees it: from the folder that holds the docs."""
        file = Path(self.env.doc2path(self.env.docname))
        source = Path(self.env.srcdir)
        return Location(file.relative_to(source.parent).as_posix(), self.lineno)

    def about(self, written: HandWritten) -> nodes.Element:
        """Whom it is for and what stands at the top of a printed procedure. One node: what follows it is the author's."""
        fields = [nodes.field("", nodes.field_name("", name), nodes.field_body("", self.line(*value))) for name, value in _fields(written)]
        return self.placed(nodes.field_list("", *fields, classes=["ddd-about"]))

    def line(self, *content: nodes.Node) -> nodes.paragraph:
        raw = "".join(node.astext() for node in content)
        return self.placed(nodes.paragraph(raw, "", *content))

    def remember(self, written: HandWritten, name: str, body: list[nodes.Node]) -> None:
        text = "\0".join(node.pformat() for node in body)
        digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
        record = Procedure(written, self.env.docname, name, digest)
        self.domain.procedures.setdefault(self.env.docname, []).append(record)


def _unsectioned(node: nodes.Node) -> Iterator[nodes.Node]:
    """A section as a rubric, which takes over its anchor, and what stands in it."""
    if not isinstance(node, nodes.section):
        yield node
        return
    for child in node.children:
        if isinstance(child, nodes.title):
            rubric = nodes.rubric(child.rawsource, "", *child.children, ids=node["ids"], names=node["names"])
            rubric.source, rubric.line = child.source, child.line
            yield rubric
        else:
            yield from _unsectioned(child)


def _fields(written: HandWritten) -> Iterator[tuple[str, list[nodes.Node]]]:
    yield _("Criterion"), [nodes.literal(written.criterion, written.criterion)]
    if written.subject:
        yield _("For"), [nodes.literal(written.subject, written.subject)]
    stated = (
        (_("Not applicable"), written.not_applicable),
        (_("Owner"), written.owner),
        (_("Duration"), words.minutes(written.minutes) if written.minutes else ""),
        (_("Role"), _(written.role.value) if written.role else ""),
        (_("Impact"), _(written.impact.replace("_", " ")) if written.impact else ""),
        (_("Reviewed"), written.reviewed),
    )
    for name, value in stated:
        if value:
            yield name, [nodes.Text(words.line(value))]
