"""What all directives share: arguments and options are read so that a mistake is one typed warning, and the build goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from docutils import nodes
from docutils.parsers.rst.directives import unchanged
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_ddd.ext.anchors import claim
from sphinx_ddd.ext.directives.options import Read
from sphinx_ddd.ext.domain import DddDomain, domain_of
from sphinx_ddd.ext.project import Project
from sphinx_ddd.ext.warnings import Warn, warn
from sphinx_ddd.facts.subjects import Subject, nearest

E = TypeVar("E", bound=nodes.Element)


class _AnyOption(dict[str, Any]):
    """Lets every option through to :meth:`DddDirective.read_options`: docutils would drop the directive for one misspelt word."""

    def __missing__(self, _name: str) -> Any:
        return unchanged

    def __bool__(self) -> bool:
        return True


class DddDirective(SphinxDirective):
    """A directive of ours. Subclasses list their options in :attr:`reads` and build their nodes in ``run``."""

    # Optional for docutils, so that a missing argument is a warning of ours too.
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = _AnyOption()

    reads: ClassVar[Mapping[str, Read]] = {}
    """Option to what reads it."""

    @property
    def domain(self) -> DddDomain:
        return domain_of(self.env)

    @property
    def project(self) -> Project:
        return self.domain.project

    def warn(self, what: Warn, message: str) -> None:
        warn(what, f"{self.name}: {message}", self.get_location())

    def read_argument(self, read: Read, what: str) -> str | None:
        """The argument; ``None`` after a warning when it is missing or of no use."""
        if not self.arguments or not self.arguments[0].strip():
            self.warn(Warn.DIRECTIVE, f"needs {what}")
            return None
        try:
            value: str = read(self.arguments[0])
        except ValueError as problem:
            self.warn(Warn.DIRECTIVE, str(problem))
            return None
        return value

    def read_options(self) -> dict[str, Any]:
        """The options that can be used; each of the others is warned of."""
        values = {}
        for name, text in self.options.items():
            if name not in self.reads:
                near = nearest(name, self.reads, 1)
                hint = f"; did you mean :{near[0]}:?" if near else f"; there are {', '.join(f':{known}:' for known in self.reads)}"
                self.warn(Warn.DIRECTIVE, f"has no option :{name}:{hint}")
                continue
            try:
                values[name] = self.reads[name](text or "")
            except ValueError as problem:
                self.warn(Warn.DIRECTIVE, f":{name}: {problem}")
        return values

    def takes_no_content(self) -> None:
        if self.content:
            self.warn(Warn.DIRECTIVE, "takes no content; the lines below it are left out")

    def known_subject(self, name: str) -> bool:
        """Whether a subject was found in the sources; a warning with the nearest names when it was not."""
        facts = self.project.facts
        if facts.knows(Subject(name)):
            return True
        if facts.names:
            near = nearest(name, facts.names)
            hint = f"did you mean {' or '.join(near)}?" if near else f"top-level packages: {', '.join(_tops(facts.names))}"
            self.warn(Warn.SUBJECT, f"{name!r} was not found in the sources; {hint}")
        # Without any name the sources as a whole could not be read, which has been said once.
        return False

    def can_hold_sections(self) -> bool:
        return isinstance(self.state_machine.node, (nodes.document, nodes.section, addnodes.only))

    def section(self, wanted_anchor: str, title: str) -> nodes.section:
        """A section that the page's table of contents shows, with an anchor that stays the same when the title changes."""
        section = self.placed(nodes.section("", self.placed(nodes.title(title, title)), classes=["ddd-section"]))
        claim(self.state.document, wanted_anchor, section)
        return section

    def placed(self, node: E) -> E:
        """The node with its source line, without which gettext would pass it over."""
        self.set_source_info(node)
        return node


def _tops(names: tuple[str, ...]) -> list[str]:
    return sorted({name.partition(".")[0] for name in names})[:10]
