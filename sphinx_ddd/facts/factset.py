"""All that one scan found: ordered, selectable by kind and subject."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from sphinx_ddd.facts import codec
from sphinx_ddd.facts.base import Fact, Found, Module, Skipped
from sphinx_ddd.facts.subjects import Subject

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class FactSet:
    """The result of a scan. Order is (path, line, kind, name), whatever order the facts arrived in."""

    found: tuple[Found[Fact], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    modules: tuple[Module, ...] = ()
    """The modules that were read; empty for a set loaded from the lines of ``sphinx-ddd facts``."""
    roots: tuple[str, ...] = field(default=(), compare=False)
    """The folders that were scanned, as the user wrote them: for messages only."""

    @classmethod
    def of_parts(
        cls,
        found: Iterable[Found[Fact]],
        skipped: Iterable[Skipped] = (),
        modules: Iterable[Module] = (),
        roots: Iterable[str] = (),
    ) -> FactSet:
        """Sort the parts and drop exact duplicates."""
        return cls(
            found=_without_repeats(sorted(found, key=lambda f: f.key)),
            skipped=tuple(sorted(set(skipped), key=lambda s: (s.location, s.reason))),
            modules=tuple(sorted(set(modules), key=lambda m: (m.path, m.name))),
            roots=tuple(roots),
        )

    def of(self, kind: type[F]) -> tuple[Found[F], ...]:
        """The facts of one kind, in order."""
        return tuple(f for f in self.found if isinstance(f.fact, kind))  # type: ignore[misc]

    def below(self, subject: Subject) -> FactSet:
        """The facts, modules and skipped files of a subject; of an object in a module, that module.

        What is said of the project as a whole, such as by ops files of a project of several packages, is of each top-level package.
        """
        modules = tuple(m for m in self.modules if subject.covers(m.name))
        if not modules:
            around = [m for m in self.modules if subject.is_within(m.name)]
            modules = tuple(m for m in around if m.name == max((a.name for a in around), key=len))
        return FactSet(
            found=tuple(_of(subject, f) for f in self.found if subject.covers(f.subject) or (subject.is_top and not f.subject)),
            skipped=tuple(s for s in self.skipped if (subject.is_top if s.ops else subject.covers_path(s.location.path))),
            modules=modules,
            roots=self.roots,
        )

    def knows(self, subject: Subject) -> bool:
        """Whether the subject names anything that was scanned, with facts or without."""
        return any(subject.covers(name) for name in self.names)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every dotted name a subject can be: packages, modules, their objects, subjects of facts. Sorted."""
        full = {f.subject for f in self.found}
        for module in self.modules:
            full.add(module.name)
            full.update(f"{module.name}.{name}" for name in module.objects)
        parents = {name.rsplit(".", n)[0] for name in full for n in range(1, name.count(".") + 1)}
        return tuple(sorted((full | parents) - {""}))

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the content, the same for equal sets on every machine."""
        return hashlib.sha256(self.to_jsonl(modules=True).encode()).hexdigest()

    def to_jsonl(self, *, modules: bool = False) -> str:
        """One JSON object a line: facts, then skipped files, then (on request) the modules read."""
        rows = [codec.encode_found(f) for f in self.found] + [codec.encode_skipped(s) for s in self.skipped]
        if modules:
            rows += [codec.encode_module(m) for m in self.modules]
        return "".join(codec.dumps(row) + "\n" for row in rows)

    @classmethod
    def from_jsonl(cls, text: str) -> FactSet:
        """Read back what :meth:`to_jsonl` wrote.

        :raises codec.DecodeError: a line is not one of ours; the message names line and cause.
        """
        rows = codec.loads(text)
        return cls.of_parts(
            (r for r in rows if isinstance(r, Found)),
            (r for r in rows if isinstance(r, Skipped)),
            (r for r in rows if isinstance(r, Module)),
        )


def _of(subject: Subject, found: Found[Fact]) -> Found[Fact]:
    return found if found.subject or subject.is_glob else replace(found, subject=subject.name)


def _without_repeats(ordered: list[Found[Fact]]) -> tuple[Found[Fact], ...]:
    """Drop facts that equal an earlier one of the same key. By comparison: values of options need not be hashable."""
    out: list[Found[Fact]] = []
    for found in ordered:
        if not any(other == found for other in _same_key(out, found)):
            out.append(found)
    return tuple(out)


def _same_key(out: list[Found[Fact]], found: Found[Fact]) -> Iterator[Found[Fact]]:
    for other in reversed(out):
        if other.key != found.key:
            return
        yield other
