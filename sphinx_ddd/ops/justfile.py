"""justfiles: the recipes that operators start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sphinx_ddd.facts.operations import Command
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.recipes import judged

_WORDS: Final = ("set", "export", "alias", "import", "import?", "mod", "mod?", "unexport")


@dataclass
class _Recipe:
    name: str
    line: int
    help: str
    is_private: bool
    needs: str
    """Parameters that must be given, as just shows them."""
    body: list[str] = field(default_factory=list)
    end: int = 0


def read(file: OpsText) -> Iterator[Item]:
    """Recipes with a body that an operator has a use for; private ones are none."""
    for recipe in _recipes(file.text):
        purpose = None if recipe.is_private else judged(recipe.name, recipe.help, recipe.body)
        if purpose is not None:
            name = " ".join(filter(None, (_program(file), recipe.name, recipe.needs)))
            fact = Command(name=name, framework="just", purpose=purpose, description=recipe.help)
            yield file.found(fact, "just.recipe", recipe.line, recipe.end)


def _program(file: OpsText) -> str:
    """How just is told where the file is, from the project's folder."""
    if file.name.lower() in ("justfile", ".justfile") and not file.folder:
        return "just"
    return f"just --justfile {file.path}"


def _recipes(text: str) -> Iterator[_Recipe]:
    comment, attributes = "", list[str]()
    current: _Recipe | None = None
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare:
            comment = ""
            continue
        if line[0] in " \t":
            if current is not None:
                current.body.append(bare)
                current.end = number
            continue
        if current is not None:
            yield current
            current = None
        if bare.startswith("#"):
            comment = bare.lstrip("#!").strip()
        elif bare.startswith("["):
            attributes.append(bare)
        else:
            current = _recipe(number, bare, comment, attributes)
            comment, attributes = "", []
    if current is not None:
        yield current


def _recipe(number: int, line: str, comment: str, attributes: list[str]) -> _Recipe | None:
    """The head of a recipe: ``@name param='x' *rest: dependency``."""
    head, sign, rest = _parted(line)
    if not sign or rest.startswith("=") or line.split(maxsplit=1)[0] in _WORDS:
        return None
    name, *parameters = head.removeprefix("@").split()
    is_private = name.startswith("_") or any("private" in one for one in attributes)
    help_ = next((doc for one in attributes if (doc := _doc(one))), comment)
    needs = " ".join(f"<{p.lstrip('$+').replace('-', '_').upper()}>" for p in parameters if "=" not in p and not p.startswith("*"))
    return _Recipe(name, number, help_, is_private, needs)


def _parted(line: str) -> tuple[str, str, str]:
    """At the first colon that is in no text."""
    quote = ""
    for place, c in enumerate(line):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'`":
            quote = c
        elif c == ":":
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _doc(attribute: str) -> str:
    _, sign, rest = attribute.partition("doc(")
    return rest[1:].partition(rest[0])[0] if sign and rest[:1] in ("'", '"') else ""
