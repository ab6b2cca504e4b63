"""Programs that Ansible modules start."""

from __future__ import annotations

from sphinx_ddd.facts.operations import ExternalCommand
from sphinx_ddd.facts.validation import Check
from sphinx_ddd.rules._ansible import commands, names
from sphinx_ddd.rules._ansible import modules as files
from sphinx_ddd.rules._programs import effects
from sphinx_ddd.rules._rule import At, Facts, calls, modules
from sphinx_ddd.source.uses import Call, WholeModule


@modules()
def run_command(use: WholeModule) -> Facts:
    """Command lines given to ``run_command``, by hand or through functions that pass them on."""
    if not files.concerns(use.context):
        return
    for launch in commands.launches(use.context):
        effect = effects.effect_of(launch.argv)
        yield At(
            ExternalCommand(
                name=launch.argv[0],
                argv=launch.argv,
                mutates=None if effect is None else bool(effect),
                checked=launch.checked,
                platform=launch.platform,
            ),
            node=launch.call,
        )


@calls(names.method("get_bin_path"))
def get_bin_path(use: Call) -> Facts:
    """Programs that must be installed, or the module fails before it does anything."""
    required = use.flag(1, "required", default=False)
    argument = use.argument(0, "arg")
    if required is not True or argument is None:
        return
    for program in use.context.messages(argument):
        if program and "{" not in program:
            yield Check(
                name=f"{program} is installed",
                stage="before",
                guards=files.qualified_name(use.context) if files.is_module(use.context) else None,
                message=f'Failed to find required executable "{program}"',
                condition=use.condition,
            )
