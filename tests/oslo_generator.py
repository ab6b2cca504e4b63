"""Compare the options that are found in a package with what ``oslo_config.sphinxext`` prints of it, field by field.

The extension prints what the package's own generator says of itself, which must be installed for it; the facts are read from its source.

    python -m venv V && V/bin/pip install keystone==30.0.0 oslo.config==10.7.0
    V/bin/oslo-config-generator --format json --namespace keystone > truth.json
    sphinx-ddd facts V/lib/python3.*/site-packages/keystone --format jsonl > facts.jsonl
    python tests/oslo_generator.py truth.json facts.jsonl

Prints two tables for ``docs/oslo_config.md``: each field that the extension prints, and what only the facts say. Exits with 1 where
something is printed that the facts lack.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TYPES = {
    "string value": "string", "boolean value": "boolean", "integer value": "integer", "floating point value": "number",
    "list value": "list", "dict value": "dict", "multi valued": "list", "IP address value": "ip", "port value": "port", "port": "port",
    "hostname value": "host",
    "host address value": "host", "host domain value": "host", "uri value": "uri",
}  # fmt: skip
"""What the library calls its types, to the words of the facts."""

Option = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """Something that the extension prints of an option."""

    label: str
    theirs: Callable[[Option], Any]
    """``None`` where nothing is printed."""
    ours: Callable[[Option], Any]
    unknown: str = ""
    """The field of the fact that may be unreadable."""


def said(name: str) -> Callable[[Option], Any]:
    return lambda fact: fact["fields"].get(name)


def words(text: Any) -> str | None:
    """A text without regard to how its lines are broken."""
    return " ".join(text.split()) if isinstance(text, str) and text else None


def older_names(option: Option) -> list[str] | None:
    """The table of deprecated variations. The generator fills in the option's own group and name where the declaration states none."""
    found = ((o["group"] or option["group"], o["name"] or option["dest"]) for o in option["deprecated_opts"])
    return sorted({f"[{group}]{name.replace('-', '_')}" for group, name in found}) or None


def aliases(fact: Option) -> list[str] | None:
    own, scope = fact["name"].replace("-", "_"), fact["fields"].get("scope", "")
    found = (a.replace("-", "_") for a in fact["fields"].get("aliases", ()) if a != own)
    return sorted({a if a.startswith("[") else f"[{scope}]{a}" for a in found}) or None


def deprecation(part: str) -> Callable[[Option], Any]:
    def read(fact: Option) -> Any:
        stated = fact["fields"].get("deprecated")
        return words(stated.get(part)) if isinstance(stated, dict) else None

    return read


def is_deprecated(fact: Option) -> bool | None:
    return "deprecated" in fact["fields"] or None


def choice_help(option: Option) -> dict[str, str] | None:
    return {str(value): words(text) for value, text in option["choices"] if text} or None  # type: ignore[misc]


FIELDS = (
    Field("type", lambda o: TYPES.get(o["type"]), said("option_type"), "option_type"),
    Field("default", lambda o: o["default"] if o["sample_default"] is None else None, said("default"), "default"),
    Field("sample default", lambda o: o["sample_default"], said("sample_default"), "sample_default"),
    Field("minimum", lambda o: o["min"], said("minimum"), "minimum"),
    Field("maximum", lambda o: o["max"], said("maximum"), "maximum"),
    Field("choices", lambda o: [value for value, _ in o["choices"]] or None, said("choices"), "choices"),
    Field(
        "what choices mean",
        choice_help,
        lambda f: {k: words(v) for k, v in f["fields"].get("choices_help", {}).items()} or None,
        "choices_help",
    ),
    Field("mutable", lambda o: o["mutable"] or None, said("declared_mutable"), "declared_mutable"),
    Field("advanced", lambda o: o["advanced"] or None, said("advanced"), "advanced"),
    Field("help", lambda o: words(o["help"]), lambda f: words(f.get("description"))),
    Field("deprecated names", older_names, aliases, "aliases"),
    Field(
        "deprecated for removal", lambda o: o["deprecated_for_removal"] or None, lambda f: "deprecated" in f["fields"] or None, "deprecated"
    ),
    Field("deprecated since", lambda o: words(o["deprecated_since"]), deprecation("since"), "deprecated"),
    Field("reason of the deprecation", lambda o: words(o["deprecated_reason"]), deprecation("reason"), "deprecated"),
)

ONLY_OURS = {
    "secret": "the value is masked everywhere", "required": "there is no default to fall back on", "unit": "the unit of a number",
    "element_type": "the type of the items of a list", "pattern": "what a text must look like", "env": "variables that give the default",
    "flags": "spellings on the command line", "aliases": "also under its name in files", "apply": "whether a change needs a restart",
    "apply_evidence": "the lines that show it", "read_at": "the lines that read the value", "limits": "ranges stated elsewhere",
    "depends_on": "other options it needs",
}  # fmt: skip
"""Fields of the facts that the extension has no place for."""


def options(truth: Path) -> Iterator[Option]:
    """What the generator says, each option with its group."""
    for group, content in json.loads(truth.read_text("utf-8"))["options"].items():
        yield from ({**option, "group": group} for option in content["opts"])


def facts(path: Path) -> dict[tuple[str, str], list[Option]]:
    """The facts by group and name."""
    found: dict[tuple[str, str], list[Option]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        fact = json.loads(line)
        if fact["kind"] == "config_option" and fact["fields"]["framework"] == "oslo.config":
            found[(fact["fields"].get("scope", ""), fact["name"])].append(fact)
    return found


def compare(field: Field, option: Option, fact: Option) -> str | None:
    """``alike``, ``unknown``, ``other`` or ``absent``; ``None`` where the extension prints nothing."""
    theirs = field.theirs(option)
    if theirs is None:
        return None
    if field.unknown in fact.get("unknown", ()):
        return "unknown"
    ours = field.ours(fact)
    return "absent" if ours is None else "alike" if ours == theirs else "other"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("truth", type=Path)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--all", action="store_true", help="print each difference")
    args = parser.parse_args()
    found, counts = facts(args.facts), Counter[tuple[str, str]]()
    missing: list[str] = []
    differences: list[str] = []
    seen: set[int] = set()
    for option in options(args.truth):
        near = found.get((option["group"], option["name"]))
        if not near:
            missing.append(f"[{option['group']}]{option['name']}")
            continue
        seen |= set(map(id, near))
        for field in FIELDS:
            verdict = compare(field, option, near[0])
            if verdict is not None:
                counts[field.label, verdict] += 1
            if verdict in ("other", "absent", "unknown"):
                place = f"{near[0]['path']}:{near[0]['line']}"
                differences.append(f"{place} {field.label}: {verdict}: {field.theirs(option)!r} {field.ours(near[0])!r}")
    every = [fact for several in found.values() for fact in several]
    lines = [*printed(counts, len(missing), len(seen)), "", *only_ours(every, seen)]
    sys.stdout.write("\n".join([*differences, *(f"missing: {m}" for m in missing), *lines] if args.all else lines) + "\n")
    return 1 if missing or differences else 0


def printed(counts: Counter[tuple[str, str]], missing: int, seen: int) -> Iterator[str]:
    yield from ("| what the extension prints | options | alike | other | not readable | missing |", "| --- | --: | --: | --: | --: | --: |")
    yield f"| name and group | {seen + missing} | {seen} | 0 | 0 | {missing} |"
    for field in FIELDS:
        alike, other, unknown, absent = (counts[field.label, verdict] for verdict in ("alike", "other", "unknown", "absent"))
        yield f"| {field.label} | {alike + other + unknown + absent} | {alike} | {other} | {unknown} | {absent} |"


def only_ours(every: list[Option], seen: set[int]) -> Iterator[str]:
    yield from ("| what only the facts say | options |", "| --- | --: |")
    yield f"| file and line of the declaration | {len(every)} |"
    for name, meaning in ONLY_OURS.items():
        number = sum(name in fact["fields"] for fact in every)
        if number:
            yield f"| `{name}`: {meaning} | {number} |"
    yield f"| options that the generator does not list | {sum(id(fact) not in seen for fact in every)} |"


if __name__ == "__main__":
    raise SystemExit(main())
