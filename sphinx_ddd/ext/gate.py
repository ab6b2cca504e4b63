"""The gate: below ``ddd_fail_under`` the build ends with exit status 1.

It is judged after every build, from the facts and from what the environment holds of the pages, so a build that reads no page
judges the same. What is gated is the whole project: all top-level packages that were read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_ddd.ext.config import PREFIX, location_of
from sphinx_ddd.ext.domain import domain_of
from sphinx_ddd.ext.lift import Lift, lifts
from sphinx_ddd.ext.project import Project
from sphinx_ddd.ext.warnings import Warn, error
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.maturity.base import Outcome, Score, shown

logger = logging.getLogger("sphinx_ddd")


def judge(app: Sphinx, failure: Exception | None) -> None:
    """At ``build-finished``. Never raises there: Sphinx would throw its environment away and ask for a bug report."""
    domain = domain_of(app.env)
    gates, builders = domain.project.options.fail_under, domain.project.options.gate_builders
    if failure is not None:
        return
    score = domain.project.score(domain.project.whole, domain.written())
    if not gates or (builders and app.builder.name not in builders):
        if domain.project.facts.modules:
            logger.info("sphinx_ddd: %s", _summary(score))
        return
    problems = list(_problems(domain.project, score, gates))
    if not problems:
        logger.info("sphinx_ddd: %s; at or above %sfail_under", _summary(score), PREFIX)
        return
    where = location_of(Path(app.confdir), PREFIX + "fail_under")
    for problem in problems:
        error(Warn.THRESHOLD, problem, where, app.config)
    # The message can be suppressed, the status cannot. One that is set already is left as it is.
    app.statuscode = app.statuscode or 1


def _summary(score: Score) -> str:
    parts = [f"{c.cadence.value} {shown(c.value)}" for c in score.cadences]
    return f"maintenance of {score.subject}: {shown(score.overall)} of 10 ({', '.join(parts)})"


def _problems(project: Project, score: Score, gates: Mapping[str, Fraction]) -> Iterator[str]:
    if project.problem:
        yield f"the score cannot be judged, as not all sources could be read: {project.problem}"
    elif not project.facts.modules:
        yield "the score cannot be judged, as no source file was read"
    else:
        for name, least in gates.items():
            yield from _problem(score, name, least)


def _problem(score: Score, name: str, least: Fraction) -> Iterator[str]:
    value = score.overall if name == "overall" else score.cadence(Cadence(name)).value
    if value is None:
        if name == "overall" or any(c.outcome is Outcome.UNDETERMINED for c in score.cadence(Cadence(name)).criteria):
            yield f"the {name} score of {score.subject} cannot be judged: {_why_none(score, name)}"
    elif value < least:
        short = least - value
        yield (
            f"the {name} score of {score.subject} is {shown(value)}, below {float(least):g} by {_ceiled(short)}."
            f"{_advice(score, name)} (See mmm-score with :explain:.)"
        )


def _why_none(score: Score, name: str) -> str:
    cadences = [c for c in score.cadences if name in ("overall", c.cadence.value)]
    undetermined = [c for cadence in cadences for c in cadence.criteria if c.outcome is Outcome.UNDETERMINED]
    if undetermined:
        return f"undetermined: {', '.join(c.criterion for c in undetermined)} ({undetermined[0].reason})"
    return "no criterion applies to what was read"


def _advice(score: Score, name: str) -> str:
    """What would lift the number most; nothing when no single gap would."""

    def gain(lift: Lift) -> Fraction:
        if name == "overall":
            return lift.overall_gain
        return lift.cadence_gain if lift.cadence == name else Fraction(0)

    best = max(lifts(score), key=gain, default=None)
    if best is None or not gain(best):
        return ""
    at = f" ({best.location})" if best.location else ""
    return f" Most would be gained (+{shown(gain(best))}) by closing: {best.missing}{at} {best.remedy}"


def _ceiled(short: Fraction) -> str:
    """Rounded away from the threshold: a score that is short by a trifle is not said to be short by 0.0."""
    hundredths = -(-short * 100 // 1)
    return f"{hundredths // 100}.{hundredths % 100:02}"
