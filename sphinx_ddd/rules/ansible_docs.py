"""What the documentation blocks of Ansible modules cover."""

from __future__ import annotations

from sphinx_ddd.coverage.ansible import passages
from sphinx_ddd.facts.documentation import Documentation
from sphinx_ddd.rules._ansible import blocks
from sphinx_ddd.rules._ansible import modules as files
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.uses import WholeModule


@modules()
def documentation(use: WholeModule) -> Facts:
    """``DOCUMENTATION``, ``EXAMPLES`` and ``RETURN`` of an Ansible module, classified by what they say on maintenance."""
    if not files.is_module(use.context):
        return
    documented, examples, returned = (blocks.block(use.context, name) for name in ("DOCUMENTATION", "EXAMPLES", "RETURN"))
    if not documented.text:
        return
    found = passages(documented.text, examples.text, returned.text, lines=(documented.line, examples.line, returned.line))
    yield At(
        Documentation(name=files.qualified_name(use.context), description=blocks.summary(use.context), form="ansible", passages=found),
        line=documented.line,
        subject=use.context.module.name,
    )
