"""Django's system checks: what is wrong with a project, and the hint that comes with it."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.rules._failures import recovery
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Call

MESSAGES: Final = {
    f"django.core.checks.{module}{name}": name.lower() for module in ("", "messages.") for name in ("Warning", "Error", "Critical")
}


@calls(*MESSAGES)
def check_message(use: Call) -> Facts:
    """A message of a system check, with its hint and the condition under which it is given."""
    message = use.argument(0, "msg")
    hint = use.template(1, "hint")
    for text in use.context.messages(message) if message is not None else ():
        if has_words(text):
            told = hint if has_words(hint) else recovery.in_words(text)
            yield Failure(name=text, via="check", level=MESSAGES[use.name], condition=use.condition, recovery=told)
