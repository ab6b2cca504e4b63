"""Tables of the page on accuracy, made of what readers wrote down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from docs._ext.written_once import Rendered, code
from tests.accuracy.judged import HERE, VERDICTS, judged, tally, wanted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Precision(Rendered):
    """``ddd-precision::``: by kind and reading, how many facts were good, useless and wrong."""

    def run(self) -> list[nodes.Node]:
        _note(self)
        rows = [
            (code(kind), _cell(seed), *(_cell(str(counts[v])) for v in VERDICTS), _cell(f"{counts['good'] / counts.total():.2f}"))
            for (kind, seed), counts in sorted(tally(judged()).items())
        ]
        return [self.table({"Kind": 30, "Seed": 14, "Good": 14, "Useless": 14, "Wrong": 14, "Share good": 14}, rows)]


class Misjudged(Rendered):
    """``ddd-misjudged::``: every fact that was not good, and why."""

    def run(self) -> list[nodes.Node]:
        _note(self)
        bad = [row for row in judged() if row.verdict != "good"]
        rows = [(code(r.rule), code(f"{r.path}:{r.line}"), _cell(f"seed {r.seed}, {r.verdict}: {r.why}")) for r in bad]
        return [self.table({"Rule": 25, "Place": 30, "What was not good": 45}, rows)]


class Recall(Rendered):
    """``ddd-recall::``: by module, how much of what an operator wants was found; then each thing that was missed."""

    def run(self) -> list[nodes.Node]:
        _note(self)
        modules: dict[str, list[str]] = {}
        for row in wanted():
            modules.setdefault(row.path, []).append(row.found)
        shares = [(code(path), _cell(f"{found.count('yes')} of {len(found)}")) for path, found in modules.items()]
        missed = [(code(f"{r.path}:{r.line}"), _cell(r.what), _cell(r.why)) for r in wanted() if r.found == "no"]
        return [
            self.table({"Module": 70, "Found": 30}, shares),
            self.table({"Place": 30, "What was missed": 35, "Why": 35}, missed),
        ]


def _note(directive: Rendered) -> None:
    for file in sorted(HERE.rglob("*.csv")):
        directive.env.note_dependency(str(file))


def _cell(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("ddd-precision", Precision)
    app.add_directive("ddd-misjudged", Misjudged)
    app.add_directive("ddd-recall", Recall)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
