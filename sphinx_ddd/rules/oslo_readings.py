"""Where options of oslo.config are read, and what makes a service read its files again (https://docs.openstack.org/oslo.config)."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.config import ReloadTrigger
from sphinx_ddd.facts.readings import Reading
from sphinx_ddd.rules._oslo.backends import Backend, backend
from sphinx_ddd.rules._oslo.names import LAUNCHERS, OBJECTS
from sphinx_ddd.rules._readings.guards import demands
from sphinx_ddd.rules._readings.places import place_of
from sphinx_ddd.rules._rule import Facts, calls, reads
from sphinx_ddd.source.uses import Call, Read

FRAMEWORK: Final = "oslo.config"

METHODS: Final = frozenset(
    "clear_override clear_default import_group import_opt log_opt_values mutate_config_files print_help print_usage register_cli_opt "
    "register_cli_opts register_group register_mutate_hook register_opt register_opts reload_config_files set_default set_override "
    "unregister_opt unregister_opts find_file list_all_sections reset clear".split()
)
"""Methods that read no option."""


@reads(*OBJECTS)
def reading(use: Read) -> Facts:
    """An option that is read: ``CONF.group.name``, ``CONF["group"]["name"]``, ``getattr(CONF.group, "name")``."""
    path = use.path
    if path and path[0] not in METHODS:
        how, into = place_of(use.node, use.context)
        key = tuple(word.lower() for word in path)  # groups are registered in one case and listed in another
        yield Reading(name=".".join(path[:2]), framework=FRAMEWORK, key=key[:2], how=how, into=into)
        yield from demands(use.node, use.context, FRAMEWORK, key)


SIGHUP: Final = {
    Backend.EVENTLET: {
        "mutate": "SIGHUP changes the options that are declared mutable",
        "reload": "SIGHUP reads all files again and restarts the services in the process",
    },
    Backend.THREADING: {
        "mutate": "SIGHUP changes the options that are declared mutable, ends the worker processes and starts new ones",
        "reload": "SIGHUP reads all files again, ends the worker processes and starts new ones",
    },
    Backend.EITHER: {
        "mutate": "SIGHUP changes the options that are declared mutable; with oslo.service's threading backend it also starts new workers",
        "reload": "SIGHUP reads all files again and restarts the services, as new worker processes with oslo.service's threading backend",
    },
}
"""What the signal does, by the backend of oslo.service and by ``restart_method``."""


@calls(*LAUNCHERS)
def launcher(use: Call) -> Facts:
    """A launcher of services that reads the configuration again on SIGHUP."""
    method = use.text(LAUNCHERS[use.name], "restart_method", "reload")
    if isinstance(method, str) and (says := SIGHUP[backend(use.context)].get(method)):
        yield ReloadTrigger(name="SIGHUP", framework=FRAMEWORK, effect=method, says=says)


AGAIN: Final = {
    "mutate_config_files": ("mutate", "mutate_config_files changes the options that are declared mutable"),
    "reload_config_files": ("reload", "reload_config_files reads all files again"),
}
"""Methods that read the files again: which options change, and what to say of it."""


@calls(*(f"{name}.{method}" for name in OBJECTS for method in AGAIN))
def again(use: Call) -> Facts:
    """A call that reads the configuration files again."""
    method = use.name.rpartition(".")[2]
    effect, says = AGAIN[method]
    yield ReloadTrigger(name=method, framework=FRAMEWORK, effect=effect, says=says)


@calls(*(f"{name}.register_mutate_hook" for name in OBJECTS))
def hook(use: Call) -> Facts:
    """A function that is called when options have changed."""
    for name in use.context.names(use.argument(0, "hook"))[:1]:
        yield ReloadTrigger(
            name="mutate hook", framework=FRAMEWORK, effect="call", says=f"a mutate hook applies it again: {name}", handler=name
        )
