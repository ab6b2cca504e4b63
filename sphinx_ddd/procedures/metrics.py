"""Monitoring points: what is measured, where its limit is, what to do beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.metrics import Metric
from sphinx_ddd.facts.metrics import Threshold as Limit
from sphinx_ddd.procedures import alerts, telemetry
from sphinx_ddd.procedures.base import Block, Code, Gap, Inline, NotApplicable, Row, Table, Text
from sphinx_ddd.procedures.commands import toml_key
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import code, first_sentence, names, plain, seconds, size, values
from sphinx_ddd.procedures.site import Threshold

CRITERION = "daily.monitoring"
MOST_TOGETHER = 20
"""Metrics in one table; more are shown by the part of the program they are of."""
FEWEST_APART = 3
MOST_ALERTS = 3
WORDS = {">": "above", ">=": "at or above", "<": "below", "<=": "at or below", "==": "at", "!=": "other than"}


def blocks(given: Given) -> Iterator[Block]:
    if given.is_ansible:
        yield NotApplicable("An Ansible module runs once per task and ends: it exposes no metrics.", places(given.modules_of_ansible[:3]))
        return
    rows = [*_measured(given), *_site_only(given)]
    yield from telemetry.blocks(given)
    watched = list(_watched(given))
    if not rows and watched:
        yield from watched
    elif not rows:
        remedy = (
            f"Expose a metric and state its limits with `[thresholds.<metric>]` in {given.site_file}; or write {given.write(CRITERION)}."
        )
        yield Gap(f"{CRITERION}.procedure", "No metric was found.", remedy)
    else:
        yield from _gaps(given)
        yield from alerts.gaps(given)
        yield from _grouped(rows)
        yield from watched


def _grouped(rows: list[Row]) -> Iterator[Table]:
    """The metrics; by the part of the program that their names begin with where they are many."""
    columns = ("Metric", "Measures", "Limit", "Action")
    if len(rows) <= MOST_TOGETHER:
        yield Table(columns=columns, rows=tuple(rows))
        return
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(_part(_name_of(row), len(_common(rows))), []).append(row)
    small = {name for name, found in groups.items() if len(found) < FEWEST_APART}
    for name in sorted(groups.keys() - small):
        yield Table(columns=columns, rows=tuple(groups[name]), caption=f"Metrics of {name}")
    others = tuple(row for name, found in groups.items() if name in small for row in found)
    if others:
        yield Table(columns=columns, rows=others, caption="Other metrics" if groups.keys() - small else "")


def _name_of(row: Row) -> str:
    first = row.cells[0][0]
    return first.text if isinstance(first, Code) else str(first)


def _common(rows: list[Row]) -> list[str]:
    """The words with which most names begin: the namespace, in which nothing tells one from another."""
    firsts = [_words(_name_of(row))[0] for row in rows]
    most = max(set(firsts), key=lambda word: (firsts.count(word), word))
    return [most] if firsts.count(most) * 2 > len(firsts) else []


def _words(name: str) -> list[str]:
    return name.replace(".", "_").strip("_").split("_") or [name]


def _part(name: str, namespace: int) -> str:
    words = _words(name)
    return words[namespace] if len(words) > namespace else words[0]


def _watched(given: Given) -> Iterator[Table]:
    """What the code compares with a limit by itself, and what alert rules of other metrics watch."""
    rows = [_code_row(f) for f in given.of(Limit) if f.fact.source == "code"]
    if rows:
        yield Table(columns=("Watched by the code", "Limit", "What the program says"), rows=tuple(dict.fromkeys(rows)))
    fires = [_alert_row(f) for f in alerts.alerts(given)]
    if fires:
        yield Table(columns=("Alert", "Fires when", "Severity", "Action"), rows=tuple(dict.fromkeys(fires)), caption="Alert rules")
    promised = [_objective_row(f) for f in alerts.objectives(given)]
    if promised:
        yield Table(
            columns=("Objective", "Promised", "Of", "Action"), rows=tuple(dict.fromkeys(promised)), caption="Service level objectives"
        )


def _code_row(found: Found[Limit]) -> Row:
    limit = found.fact
    says = (code(first_sentence(limit.action)),) if isinstance(limit.action, str) and limit.action else ()
    level = f" ({limit.severity})" if isinstance(limit.severity, str) else ""
    return Row(((code(limit.name),), _beyond(limit), (*says, level.strip() if not says else level)), (found.location,))


def _beyond(limit: Limit) -> Text:
    number = limit_text(limit.value, limit.unit) if isinstance(limit.value, (int, float)) else ""
    option: Text = (" (", code(limit.option), ")") if limit.option and isinstance(limit.option, str) and number else ()
    if not number and isinstance(limit.option, str):
        option = (code(limit.option),)
    operator = WORDS.get(limit.operator, "") if isinstance(limit.operator, str) else ""
    lasting = f" for {seconds(limit.for_seconds)}" if isinstance(limit.for_seconds, (int, float)) and limit.for_seconds else ""
    return (f"{operator} {number}".strip() if number else f"{operator} ", *option, lasting) if operator else ()


def limit_text(value: float, unit: object) -> str:
    """A limit with its unit, for people."""
    match unit:
        case "bytes" if value >= 0:
            return size(int(value))
        case "seconds":
            return seconds(value)
        case "percent":
            return f"{value:g} %"
        case str() as word if word and word != "share":
            return f"{value:g} {word}"
    return f"{value:g}"


def _alert_row(found: Found[Limit]) -> Row:
    alert = found.fact
    lasting = f" for {seconds(alert.for_seconds)}" if isinstance(alert.for_seconds, (int, float)) and alert.for_seconds else ""
    expression = (code(alert.expression), lasting) if isinstance(alert.expression, str) else ()
    severity = (plain(alert.severity),) if isinstance(alert.severity, str) else ()
    return Row(((code(_alert_name(alert)),), expression, severity, _says(alert)), (found.location,))


def _objective_row(found: Found[Limit]) -> Row:
    one = found.fact
    promised = (f"at least {limit_text(one.value, one.unit)}",) if isinstance(one.value, (int, float)) else ()
    measured: Text = values(one.metrics) if isinstance(one.metrics, tuple) else ()
    of: Text = (code(one.expression),) if isinstance(one.expression, str) else measured
    alert: Text = ("alert ", code(one.alert), *((". ",) if _says(one) else ())) if isinstance(one.alert, str) else ()
    return Row(((code(one.name),), promised, of, (*alert, *_says(one))), (found.location,))


def _alert_name(alert: Limit) -> str:
    return alert.alert if isinstance(alert.alert, str) else alert.name


def _says(alert: Limit) -> Text:
    """What to do, and where that is written."""
    url = alert.runbook_url if isinstance(alert.runbook_url, str) else ""
    action = plain(alert.action) if isinstance(alert.action, str) else ""
    says = [action if not action or action.endswith(".") else f"{action}.", f"See {plain(url)}" if url else ""]
    return (" ".join(filter(None, says)),) if any(says) else ()


def _measured(given: Given) -> Iterator[Row]:
    """The metrics of the code, those with a limit first."""
    groups = _by_name(given)
    for name in sorted(groups, key=lambda n: _threshold(given, n) is None and not alerts.of_metric(given, n)):
        found, threshold = groups[name], _threshold(given, name)
        site = (threshold.location,) if threshold else ()
        fires = [] if threshold else alerts.of_metric(given, name)
        limit, action = (_alerted(fires), _said(fires)) if fires else (_limit(threshold), _action(given, threshold, name))
        yield Row(((code(name),), _meaning(found), limit, action), places(found) + site + places(fires))


def _site_only(given: Given) -> Iterator[Row]:
    """Limits of what the code does not measure itself, such as the host's disk; shown for the service as a whole."""
    if "." in given.subject.name:
        return
    known = {_plain_name(name) for name in _by_name(given)}
    for threshold in given.site.thresholds.values():
        if _plain_name(threshold.metric) not in known:
            yield Row(
                ((code(threshold.metric),), (), _limit(threshold), _action(given, threshold, threshold.metric)), (threshold.location,)
            )


def _by_name(given: Given) -> dict[str, list[Found[Metric]]]:
    groups: dict[str, list[Found[Metric]]] = {}
    for found in given.of(Metric):
        groups.setdefault(found.fact.name, []).append(found)
    return groups


def _threshold(given: Given, name: str) -> Threshold | None:
    return next((t for t in given.site.thresholds.values() if _plain_name(t.metric) == _plain_name(name)), None)


def _plain_name(name: str) -> str:
    """Without the suffix that a counter's samples carry."""
    return name.removesuffix("_total")


def _meaning(found: list[Found[Metric]]) -> Text:
    metric = found[0].fact
    kind = metric.metric_type if isinstance(metric.metric_type, str) else "metric"
    unit = f", {plain(metric.unit)}" if isinstance(metric.unit, str) and metric.unit else ""
    states = _coded(" One of ", metric.states, ".")
    labels = _labels(found)
    meaning = next((first_sentence(f.fact.description) for f in found if f.fact.description.strip()), "")
    return (f"{meaning}. " if meaning else "", f"({plain(kind)}{unit}", *labels, ")", *states)


def _labels(found: list[Found[Metric]]) -> Text:
    """``, by `method` (`GET`, `POST`), `path```."""
    metric = found[0].fact
    if not isinstance(metric.labels, tuple) or not metric.labels:
        return ()
    seen = {v for f in found if isinstance(f.fact.label_values, tuple) for v in f.fact.label_values}
    still_open = {label for f in found for label in f.fact.open_labels or ()}
    out: list[Inline] = [", by "]
    for number, label in enumerate(metric.labels):
        values_seen = sorted(v.partition("=")[2] for v in seen if v.partition("=")[0] == label)
        out += [*([", "] if number else []), code(label)]
        if values_seen:
            out += [" (", *values(values_seen, limit=6), *([" …"] if label in still_open else []), ")"]
    return tuple(out)


def _coded(before: str, items: object, after: str) -> Text:
    return (before, *values(items), after) if isinstance(items, tuple) and items else ()


def _limit(threshold: Threshold | None) -> Text:
    if threshold is None:
        return ("not set",)
    sign = "above" if threshold.above else "below"
    limits = [f"{word} {sign} {limit}" for word, limit in (("warning", threshold.warning), ("critical", threshold.critical)) if limit]
    return (", ".join(limits) + (f" for {threshold.lasting}" if threshold.lasting else ""),)


def _action(given: Given, threshold: Threshold | None, name: str) -> Text:
    if threshold is None:
        return ("write ", code(f"[thresholds.{toml_key(name)}]"), f" in {given.site_file}")
    return (threshold.action,) if threshold.action else ("not stated: write ", Code("action"), f" in {given.site_file}")


def _alerted(fires: list[Found[Limit]]) -> Text:
    """The alerts that watch a metric, with the number beyond which they fire where that is plain."""
    out: list[Inline] = []
    for found in fires[:MOST_ALERTS]:
        limit = _beyond(found.fact) if isinstance(found.fact.value, (int, float)) else ()
        is_objective = found.fact.source == "slo"
        name = found.fact.name if is_objective else _alert_name(found.fact)
        out += [*([", "] if out else []), "objective " if is_objective else "alert ", code(name)]
        out += [" ", *limit] if limit else []
    return (*out, f" and {len(fires) - MOST_ALERTS} more") if len(fires) > MOST_ALERTS else tuple(out)


def _said(fires: list[Found[Limit]]) -> Text:
    said = dict.fromkeys(plain(f.fact.action) for f in fires if isinstance(f.fact.action, str) and f.fact.action)
    return ("; ".join(list(said)[:MOST_ALERTS]),) if said else ("see the alert",)


def _forgotten(given: Given) -> Iterator[Gap]:
    never = [f for f in given.of(Metric) if f.fact.updated_at == () and not f.fact.updated_in and f.fact.metric_type != "info"]
    if never:
        said = f"{len(never)} metrics are exposed that nothing in the code changes"
        if len(never) == 1:
            said = "A metric is exposed that nothing in the code changes"
        missing = f"{said}: {names([f.fact.name for f in never])}. Whatever happens, the value stays as it was first."
        yield Gap(f"{CRITERION}.updated", missing, "Change it where what it measures happens, or remove it.", places(never))


def _gaps(given: Given) -> Iterator[Gap]:
    yield from _forgotten(given)
    unset = {
        name: found for name, found in _by_name(given).items() if _threshold(given, name) is None and not alerts.of_metric(given, name)
    }
    if unset:
        keys = names([f"[thresholds.{toml_key(name)}]" for name in unset])
        noun = "metric has" if len(unset) == 1 else "metrics have"
        remedy = f"Write {keys} with `warning` or `critical`, `for` and `action` in {given.site_file}."
        sources = places(f for found in unset.values() for f in found)
        yield Gap(f"{CRITERION}.threshold", f"{len(unset)} {noun} no limit, so nobody can tell good from bad.", remedy, sources)
