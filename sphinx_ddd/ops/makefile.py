"""Makefiles: the targets that operators start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sphinx_ddd.facts.operations import Command
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.recipes import judged

_USUAL: Final = ("GNUmakefile", "makefile", "Makefile")
_WORDS: Final = ("ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "include", "-include", "sinclude", "export", "unexport", "override",
                 "vpath", "private", "undefine", "load")  # fmt: skip
"""Lines that are neither a rule nor a variable."""


@dataclass
class _Target:
    name: str
    line: int
    help: str
    recipe: list[str] = field(default_factory=list)
    end: int = 0


def read(file: OpsText) -> Iterator[Item]:
    """Targets with a recipe that an operator has a use for. Files that are made, patterns and hidden targets are none."""
    phony: set[str] = set()
    targets = list(_targets(file.text, phony))
    for target in targets:
        made_of_name = target.name in phony or not ({".", "/"} & set(target.name))
        purpose = judged(target.name, target.help, target.recipe) if made_of_name else None
        if purpose is not None:
            fact = Command(name=f"{_program(file)} {target.name}", framework="make", purpose=purpose, description=target.help)
            yield file.found(fact, "make.target", target.line, target.end)


def _program(file: OpsText) -> str:
    """How make is told where the file is, from the project's folder."""
    if file.name in _USUAL:
        return f"make -C {file.folder}" if file.folder else "make"
    return f"make -f {file.path}"


def _targets(text: str, phony: set[str]) -> Iterator[_Target]:
    comment, current, in_define = [], list[_Target](), False
    for start, end, line in _logical_lines(text):
        bare = line.strip()
        if in_define:
            in_define = bare != "endef"
        elif line.startswith("\t"):
            for target in current:
                target.recipe.append(bare)
                target.end = end
        elif bare.startswith("#"):
            comment.append(bare.lstrip("#").strip())
            continue
        elif bare.startswith("define "):
            in_define = True
        elif bare and bare.split()[0] not in _WORDS:
            yield from current
            current = []
            names, rest = _rule(bare)
            if ".PHONY" in names:
                phony.update(rest.split())
                comment = comment if not current else []
                continue
            help_ = rest.partition("##")[2].strip() or _said(comment)
            current = [_Target(name, start, help_, end=end) for name in names if _is_plain(name)]
            _, sign, inline = rest.partition(";")
            if sign:
                for target in current:
                    target.recipe.append(inline.strip())
        comment = []
    yield from current


def _rule(line: str) -> tuple[list[str], str]:
    """Targets and the rest of a rule; no targets for what is none, such as an assignment."""
    before, sign, rest = line.partition(":")
    if not sign or "=" in before or rest.lstrip(":").startswith("="):
        return [], ""
    # `name: VAR = value` gives a variable for one target.
    value = rest.partition("##")[0].partition(";")[0]
    return ([], "") if "=" in value and "$(" not in value.partition("=")[0] else (before.split(), rest.lstrip(":"))


def _is_plain(name: str) -> bool:
    return not name.startswith((".", "_")) and not (set(name) & set("%$(){}*\\"))


def _said(comment: list[str]) -> str:
    """The comment directly above, unless it is a line drawn across the file or code."""
    text = " ".join(line for line in comment if any(c.isalpha() for c in line)).strip()
    is_frame = any(line and not any(c.isalnum() for c in line) for line in comment)
    return "" if is_frame or text.startswith(("@", "!", "-*-")) or "$(" in text else text


def _logical_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Lines with their continuations, and where they begin and end."""
    held, start = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        start = start or number
        if line.endswith("\\"):
            held += line[:-1] + " "
            continue
        yield start, number, held + line
        held, start = "", 0
    if held:
        yield start, start, held
