"""Options of Ansible modules: every entry of the argument spec, however many helpers build it."""

from __future__ import annotations

from sphinx_ddd.rules._ansible import blocks, options, specs
from sphinx_ddd.rules._ansible import modules as files
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.uses import WholeModule


@modules()
def option(use: WholeModule) -> Facts:
    """The options of an Ansible module, suboptions as ``parent.child``, and the aliases it announces to remove."""
    context = use.context
    if not files.is_module(context):
        return
    found = specs.construction(context)
    if found is None:
        return
    described = blocks.descriptions(context)
    for one in options.options(found.options, files.qualified_name(context), found.arguments, described):
        where = one.spec.where.get(one.key)
        here = where is not None and where.path == context.path
        line = where.line if where is not None and here else found.call.lineno or 0
        yield At(one.fact, line=line)
        for alias in options.deprecated_aliases(one):
            yield At(alias, line=line)
