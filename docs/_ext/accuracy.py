"""Tables of the page on accuracy, made of what readers wrote down."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from docs._ext.written_once import Rendered, code
from tests.accuracy.judged import HERE, VERDICTS, Wanted, judged, tally, wanted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Precision(Rendered):
    """``ddd-precision::``: by kind, the verdicts of the last reading, and the share that was good in each reading."""

    def run(self) -> list[nodes.Node]:
        _note(self)
        counts = tally(judged())
        seeds = sorted({seed for _, seed in counts})
        headings = {
            "Kind": 26,
            **dict.fromkeys((v.capitalize() for v in VERDICTS), 10),
            **{f"Reading {seed}": 44 // len(seeds) for seed in seeds},
        }
        kinds = sorted({kind for kind, _ in counts})
        rows = [
            (
                code(kind),
                *(_cell(str(counts.get((kind, seeds[-1]), Counter())[v])) for v in VERDICTS),
                *(_cell(_share(counts.get((kind, seed), Counter()))) for seed in seeds),
            )
            for kind in kinds
        ]
        return [self.table(headings, rows)]


class Misjudged(Rendered):
    """``ddd-misjudged::``: every fact of the last reading that was not good, and why."""

    def run(self) -> list[nodes.Node]:
        _note(self)
        rows = judged()
        last = max(row.seed for row in rows)
        bad = [row for row in rows if row.seed == last and row.verdict != "good"]
        cells = [(code(r.rule), code(f"{r.path}:{r.line}"), _cell(f"{r.verdict}: {r.why}")) for r in bad]
        return [self.table({"Rule": 25, "Place": 30, "What was not good": 45}, cells)]


class Recall(Rendered):
    """``ddd-recall::``: by module, how much of what an operator wants was found, then and now; then each thing that is missed still."""

    def run(self) -> list[nodes.Node]:
        _note(self)
        modules: dict[str, list[Wanted]] = {}
        for row in wanted():
            modules.setdefault(row.path, []).append(row)
        shares = [(code(path), *_found(rows)) for path, rows in modules.items()] + [(_cell("all"), *_found(wanted()))]
        missed = [(code(f"{r.path}:{r.line}"), _cell(r.what), _cell(r.why)) for r in wanted() if r.found == "no" and not r.since]
        return [
            self.table({"Module": 60, "Found at first": 20, "Found now": 20}, shares),
            self.table({"Place": 30, "What was missed": 35, "Why": 35}, missed),
        ]


def _note(directive: Rendered) -> None:
    for file in sorted(HERE.rglob("*.csv")):
        directive.env.note_dependency(str(file))


def _found(rows: list[Wanted]) -> tuple[nodes.paragraph, nodes.paragraph]:
    first = sum(r.found == "yes" for r in rows)
    now = first + sum(bool(r.since) for r in rows)
    return _cell(f"{first} of {len(rows)}"), _cell(f"{now} of {len(rows)}")


def _share(verdicts: Counter[str]) -> str:
    return f"{verdicts['good'] / verdicts.total():.2f}" if verdicts else "none drawn"


def _cell(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, text)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("ddd-precision", Precision)
    app.add_directive("ddd-misjudged", Misjudged)
    app.add_directive("ddd-recall", Recall)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
