"""Ad hoc command lines of Ansible modules, and what Ansible answers to them."""

from __future__ import annotations

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.operations import Operation
from sphinx_ddd.procedures.base import Code, Text
from sphinx_ddd.procedures.commands import placeholder
from sphinx_ddd.procedures.given import Given

_OK, _CHANGED = Code("SUCCESS"), Code("CHANGED")
_FAILED, _UNREACHABLE = Code("FAILED!"), Code("UNREACHABLE!")

AS_DESCRIBED: Text = (
    Code('"changed": false'),
    ": the host is as the options describe it. ",
    Code('"changed": true'),
    ": the module would change it.",
)
"""What check mode answers."""
ANSWERS: Text = ("Each host answers ", _OK, "; none answers ", _FAILED, " or ", _UNREACHABLE, ".")
ANSWERS_CHANGED: Text = ("Each host answers ", _CHANGED, " or ", _OK, "; none answers ", _FAILED, " or ", _UNREACHABLE, ".")
ON_FAILURE: Text = (_UNREACHABLE, ": Ansible cannot log in to the host. ", _FAILED, ": read ", Code("msg"), " in the answer.")


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
    return [o for o in options if o.name.isidentifier() and o.name.isascii()]
