"""The builder ``mmm``: the score and the facts as files, for other programs."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from sphinx.builders import Builder

from sphinx_ddd.ext.domain import domain_of
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity.base import Score
from sphinx_ddd.report.mmm_json import mmm_json


class MaturityBuilder(Builder):
    """Writes ``mmm.json`` and ``facts.jsonl``."""

    name = "mmm"
    format = "json"
    epilog = "The maturity score and the facts are in %(outdir)s."
    allow_parallel = True

    score: Score
    """Of the whole project; there once the builder has finished."""

    def get_outdated_docs(self) -> str:
        return "the maturity score"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return ""

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """There is no output for each document."""

    def finish(self) -> None:
        domain = domain_of(self.env)
        project, written = domain.project, domain.written()
        self.score = project.score(project.whole, written)
        shown = {one.view.subject for page in domain.shown.values() for one in page if project.knows(one.view.subject)}
        others = [project.score(Subject(name), written) for name in sorted(shown - {self.score.subject})]
        targets = {name: float(value) for name, value in project.options.targets.items()}
        out = Path(self.outdir)
        # Half of a surrogate pair is no UTF-8; what takes its place is its escape in JSON.
        (out / "mmm.json").write_text(mmm_json([self.score, *others], targets=targets), "utf-8", "backslashreplace")
        (out / "facts.jsonl").write_text(project.facts.to_jsonl(), "utf-8")
