"""Whether a trait is to go: by its tags, by how its help begins, by the directive that Sphinx has for it."""

from __future__ import annotations

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.config import Deprecation
from sphinx_ddd.rules import _announcements as announcements
from sphinx_ddd.rules._traitlets.traits import Trait

_DIRECTIVE = ".. deprecated::"
_OPENS = "deprecated"
_TAGS = {"deprecated": "reason", "deprecated_reason": "reason", "deprecated_in": "since", "deprecated_since": "since"}
"""Tags that projects give a trait that is to go, and what a text in them says."""


def deprecation(name: str, owner: str, trait: Trait, text: str) -> Maybe[Deprecation]:
    """What a declaration says of the end of its trait; ``None`` where it says nothing."""
    version = _directive(text)
    if version is None and not _opens_with_it(text) and not _names_itself(name, owner, text):
        return _tagged(trait)
    first = text if version is not None else text.split("\n\n", 1)[0]
    said = announcements.read(_in_small_letters(first))
    return Deprecation(
        since=version or said.since,
        removal=said.removal,
        replacement=said.replacement or _to_use(first),
        reason=None if version is not None else first,
    )


def _in_small_letters(text: str) -> str:
    return text.replace("DEPRECATED", _OPENS).replace("Deprecated", _OPENS)


def _to_use(text: str) -> str | None:
    """The one name that a text says to use: ``Use :attr:`base_url`.``."""
    words = [*text.split(), ""]
    found = [
        (_name(name), after) for word, name, after in zip(words, words[1:], words[2:], strict=False) if word.lower().lstrip("(") == "use"
    ]
    named = [name for name, after in found if name and after not in ("and", "or")]
    return named[0] if len(found) == len(named) == 1 else None


def _name(word: str) -> str:
    """The name in a word, out of its quotes and role; empty for a word of the language."""
    quoted = word.rstrip(".,;:)").rpartition(":")[2]
    name = quoted.strip("`'\"")
    is_name = all(part.isidentifier() for part in name.split("."))
    return name if is_name and (name != quoted or "." in name or "_" in name) else ""


def _directive(text: str) -> str | None:
    """The version that the directive names; empty for one without, ``None`` where there is no directive."""
    for line in text.splitlines():
        if line.strip().startswith(_DIRECTIVE):
            return next(iter(line.strip().removeprefix(_DIRECTIVE).split()), "")
    return None


def _opens_with_it(text: str) -> bool:
    """``DEPRECATED, use …``, ``[deprecated] …``, ``(Deprecated in 2.0) …``."""
    return text.lstrip("([*_:.- \n").lower().startswith(_OPENS)


def _names_itself(name: str, owner: str, text: str) -> bool:
    """``ServerApp.port is deprecated``, in whatever sentence."""
    flat = " ".join(text.replace("`", "").split())
    return f"{owner}.{name} is deprecated" in flat or flat.startswith(f"{name} is deprecated")


def _tagged(trait: Trait) -> Maybe[Deprecation]:
    stated = {tag: trait.tags[tag] for tag in _TAGS if tag in trait.tags}
    if UNKNOWN in stated.values():
        return UNKNOWN
    said = {_TAGS[tag]: value for tag, value in stated.items() if isinstance(value, str) and value}
    return Deprecation(since=said.get("since"), reason=said.get("reason")) if any(stated.values()) else None
