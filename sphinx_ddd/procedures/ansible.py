"""Ad hoc command lines of Ansible modules, and what Ansible answers to them."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.operations import Operation
from sphinx_ddd.procedures.base import Code, Text
from sphinx_ddd.procedures.commands import placeholder
from sphinx_ddd.procedures.given import Given

_OK, _CHANGED = Code("SUCCESS"), Code("CHANGED")
_FAILED, _UNREACHABLE = Code("FAILED!"), Code("UNREACHABLE!")

MEANINGS: Final = {"<PATTERN>": "the hosts", "<OPTIONS>": "the task's other options, as `name=value`"}
"""Of the placeholders that are no option's name."""

_SAME, _DIFFERENT = Code('"changed": false'), Code('"changed": true')
AS_DESCRIBED: Text = ("Each host answers ", _SAME, ".")
"""What check mode answers where nothing is left to change."""
WOULD_CHANGE: Text = (_DIFFERENT, " from a host that the module would change, ", _SAME, " from one where nothing is to do.")
"""What check mode answers before a change."""
ANSWERS: Text = ("Each host answers ", _OK, "; none answers ", _FAILED, " or ", _UNREACHABLE, ".")
ANSWERS_CHANGED: Text = ("Each host answers ", _CHANGED, " or ", _OK, "; none answers ", _FAILED, " or ", _UNREACHABLE, ".")
ON_FAILURE: Text = (_UNREACHABLE, ": Ansible cannot connect to the host. ", _FAILED, ": read ", Code("msg"), " in the answer.")
STOP: Text = ("A host answered the try with ", _FAILED, " or ", _UNREACHABLE, ": do not apply.")
DRIFTED: Text = (_DIFFERENT, ": the host is not as the options describe it. ", *ON_FAILURE)

_MARKS = ("RV", "I", "B", "C", "V", "O", "E", "M", "P", "U", "L", "R")
_LINKS = ("L", "R")


def command_line(given: Given, module: Found[Operation], *, check: bool) -> str:
    """``ansible <PATTERN> -m …`` with the required options, and a place for the others when the module is only tried."""
    arguments = [f"{o.name}={placeholder(o.name)}" for o in _options(given, module) if o.required is True]
    if check and any(o.required is not True for o in _options(given, module)):
        arguments.append("<OPTIONS>")
    words = ["ansible", "<PATTERN>", "-m", module.fact.name]
    if arguments:
        words += ["-a", f'"{" ".join(arguments)}"']
    return given.site.fill(" ".join([*words, "--check"] if check else words))


def _options(given: Given, module: Found[Operation]) -> list[ConfigOption]:
    """The options of the module itself, without those nested in others."""
    options = [f.fact for f in given.of(ConfigOption) if f.subject == module.subject and f.fact.framework == "ansible"]
    return [o for o in options if o.name.isidentifier() and o.name.isascii() and not is_internal(o)]


def is_internal(option: ConfigOption) -> bool:
    """Options that begin with an underscore are set by Ansible itself."""
    return option.framework == "ansible" and option.name.startswith("_")


def without_markup(text: str) -> str:
    """The words of a description without Ansible's marks: ``V(true)`` is ``true``, ``L(Guide,https://…)`` is ``Guide``."""
    out, rest = "", text
    while "(" in rest:
        before, _, tail = rest.partition("(")
        mark = _mark_at_end(before)
        inside, closed, after = tail.partition(")")
        if not (mark and closed):
            out, rest = out + before + "(", tail
            continue
        out += before.removesuffix(mark) + (inside.partition(",")[0] if mark in _LINKS else inside)
        rest = after
    return out + rest


def _mark_at_end(text: str) -> str:
    for mark in _MARKS:
        before = text.removesuffix(mark)
        if before != text and not before[-1:].isalnum():
            return mark
    return ""
