"""Where options can be linked to: the anchor of each entry on a page, and which page is the one to go to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_ddd.ext.anchors import anchor
from sphinx_ddd.ext.records import ConfigView, Shown
from sphinx_ddd.procedures.base import Text
from sphinx_ddd.procedures.options import Entry, Reference

if TYPE_CHECKING:
    from sphinx_ddd.ext.domain import DddDomain


def anchors_at(domain: DddDomain, docname: str, view: ConfigView, name: str) -> tuple[str, ...]:
    """The anchors of the entries of one reference, in their order.

    ``ddd-option-token-expiration`` in the first reference of a page; those of others begin with their own anchor.
    """
    first = next((shown.anchor for shown in _config_views(domain.shown.get(docname, ()))), name)
    prefix = anchor("option") if name == first else f"{name}-option"
    return domain.project.once(("anchors", view, prefix), lambda: option_anchors(domain.project.reference(view), prefix))


def option_anchors(reference: Reference, prefix: str) -> tuple[str, ...]:
    """Numbered where several options are called alike."""
    seen: Counter[str] = Counter()
    used: set[str] = set()
    out = []
    for entry in reference.entries():
        wanted = f"{prefix}-{anchor(entry.key).removeprefix('ddd-')}"
        free = wanted
        while free in used:
            seen[wanted] += 1
            free = f"{wanted}-{seen[wanted] + 1}"
        used.add(free)
        out.append(free)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class OptionTarget:
    """An entry that a role or a table can lead to."""

    name: str
    """As :rst:role:`ddd:option` is written: ``token/expiration``, or the name alone where nobody owns it."""
    title: str
    docname: str
    anchor: str


@dataclass(frozen=True)
class OptionTargets:
    """All entries of all pages, each option once; of several pages that show it the one that shows most options."""

    by_name: dict[str, OptionTarget] = field(default_factory=dict)
    by_short_name: dict[str, OptionTarget | None] = field(default_factory=dict)
    """Names without the owner, flags, and ``[token]expiration``; ``None`` where several options are called so."""

    @cached_property
    def digest(self) -> str:
        """A fingerprint of what leads where."""
        return hashlib.sha256(repr(sorted((t.name, t.docname, t.anchor) for t in self.by_name.values())).encode()).hexdigest()

    def find(self, written: str) -> OptionTarget | None:
        return self.by_name.get(written) or self.by_short_name.get(written)


def option_targets(domain: DddDomain) -> OptionTargets:
    views = [
        (docname, shown, shown.view)
        for docname in sorted(domain.shown)
        for shown in _config_views(domain.shown[docname])
        if isinstance(shown.view, ConfigView) and shown.digest
    ]
    # The same views of the same facts have the same targets: they are asked for at each reference.
    key = tuple((docname, shown.anchor, shown.digest) for docname, shown, _view in views)
    return domain.project.once(("option targets", key), lambda: _targets(domain, views))


def _targets(domain: DddDomain, views: list[tuple[str, Shown, ConfigView]]) -> OptionTargets:
    out = OptionTargets()
    shows_most = sorted(views, key=lambda at: -sum(1 for _ in domain.project.reference(at[2]).entries()))
    for docname, shown, view in shows_most:
        entries = domain.project.reference(view).entries()
        for entry, name in zip(entries, anchors_at(domain, docname, view, shown.anchor), strict=True):
            if entry.key in out.by_name:
                continue
            target = OptionTarget(entry.key, text_of(entry.title), docname, name)
            out.by_name[entry.key] = target
            for short in _short_names(entry):
                out.by_short_name[short] = None if short in out.by_short_name else target
    return out


def _short_names(entry: Entry) -> set[str]:
    flags = entry.option.flags if isinstance(entry.option.flags, tuple) else ()
    name = entry.option.name
    return {name, *flags, f"{entry.owner}.{name}", f"[{entry.owner}]{name}"} - {entry.key}


def text_of(title: Text) -> str:
    return "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in title)


def _config_views(shown: Iterable[Shown]) -> Iterator[Shown]:
    return (one for one in shown if isinstance(one.view, ConfigView))
