"""Options of ``oslo.config``, in the groups they are registered in."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.rules._oslo.groups import registrations
from sphinx_ddd.rules._oslo.names import CFG, OPTS, opt_class
from sphinx_ddd.rules._oslo.options import FRAMEWORK, read, registered
from sphinx_ddd.rules._oslo.programs import CONFIG_FILES, default_of, reads_command_line
from sphinx_ddd.rules._oslo.ways import variants
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.source.origins import Entered
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import Call


@calls(*OPTS)
def option(use: Call) -> Facts:
    """An option (``cfg.StrOpt(…)`` and its like), once for each group that it is registered in."""
    opt = opt_class(use.names)
    found: list[tuple[ConfigOption, nodes.NodeNG]] = []
    for one, entered in variants(use):
        declared = read(one, opt)
        if declared is None:
            continue
        where = _place(use, entered)
        for scoped in registered(declared, registrations(use.node, entered, use.context)):
            if (scoped, where) not in found:
                found.append((scoped, where))
    yield from (At(fact, node=where) for fact, where in found)


@calls(f"{CFG}.CONF", f"{CFG}.ConfigOpts", f"{CFG}.ConfigOpts.__call__")
def config_files(use: Call) -> Facts:
    """The flags ``--config-file`` and ``--config-dir`` of a program that reads its command line with ``CONF(…)``."""
    if use.call is None or not reads_command_line(use):
        return
    for name, native, meaning in CONFIG_FILES:
        yield ConfigOption(
            name=name,
            framework=FRAMEWORK,
            option_type="path" if name.endswith("file") else "list",
            native_type=native,
            default=default_of(use, name),
            flags=(f"--{name}",),
            description=meaning,
        )


def _place(use: Call, entered: Entered | None) -> nodes.NodeNG:
    """Where a helper is told which option to make, if that is in the same module; else where it is made."""
    is_near = entered is not None and entered.module is use.context.module
    return entered.call if entered is not None and is_near and _depends(use, entered.function) else use.node


def _depends(use: Call, function: nodes.FunctionDef) -> bool:
    """Whether the name of an option comes from the parameters of the function around it."""
    names = (n for a in (use.call.args if use.call is not None else ()) for n in walk(a) if isinstance(n, nodes.Name))
    return any(n.name in function.argnames() for n in names)
