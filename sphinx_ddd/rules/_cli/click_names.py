"""The names of ``click`` and of the libraries that pass it on under names of their own."""

from __future__ import annotations

from typing import Final

LIBRARIES = ("click", "rich_click", "asyncclick", "cloup", "quart.cli.click")
_MODULES = tuple(f"{library}{part}" for library in LIBRARIES for part in ("", ".core", ".decorators", ".types"))


def of(*names: str) -> tuple[str, ...]:
    """The qualified names of functions and classes of click, in each place they can be imported from."""
    return tuple(f"{module}.{name}" for module in _MODULES for name in names)


COMMAND: Final = "click.Command"
GROUP: Final = "click.Group"

GROUPS = (
    *of("Group", "MultiCommand", "CommandCollection"), "flask.cli.AppGroup", "flask.cli.FlaskGroup", "quart.cli.AppGroup",
    "click_default_group.DefaultGroup",
)  # fmt: skip
COLLECTIONS = of("CommandCollection")
COMMANDS = of("Command", "BaseCommand")
CLASSES = (*GROUPS, *COMMANDS)

PROGRAMS = {"flask.Flask.cli": "flask", "flask.app.Flask.cli": "flask", "quart.Quart.cli": "quart", "quart.app.Quart.cli": "quart"}
"""Groups that a framework's object brings along, with the program they are reached by."""
BLUEPRINTS = {"flask.Blueprint.cli": "flask", "flask.blueprints.Blueprint.cli": "flask", "quart.Blueprint.cli": "quart"}
"""The same, below the name of the object."""
OWNERS = (*GROUPS, *PROGRAMS, *BLUEPRINTS)


def methods(*names: str) -> tuple[str, ...]:
    """The qualified names of methods of groups."""
    return tuple(f"{owner}.{name}" for owner in OWNERS for name in names)


MAKES_COMMAND = (*of("command"), *methods("command"))
MAKES_GROUP = (*of("group"), *methods("group"))
MAKERS = frozenset((*MAKES_COMMAND, *MAKES_GROUP))
"""Decorators that make a command of a function; name first, then the class."""
METHODS = frozenset(methods("command", "group"))
"""Those that add it to a group."""
ADD_COMMAND = frozenset(methods("add_command"))

IN_GROUP = frozenset({"click_option_group.optgroup.option", "click_option_group._decorators.optgroup.option"})
"""Decorators of options that belong to the group opened above them."""
OPTION = (*of("option", "custom_version_option"), *sorted(IN_GROUP))
PASSWORD = of("password_option")
CONFIRMATION = of("confirmation_option")
VERSION = of("version_option")
HELP = of("help_option")
ARGUMENT = of("argument")
OPTION_CLASS = of("Option")
ARGUMENT_CLASS = of("Argument")
DECORATORS = (*OPTION, *PASSWORD, *CONFIRMATION, *VERSION, *HELP, *ARGUMENT)
"""Decorators that give a command a parameter; flags and names first."""
PARAMETERS = frozenset((*DECORATORS, *OPTION_CLASS, *ARGUMENT_CLASS))

CUT_SUFFIXES = ("command", "cmd", "group", "grp")
"""Last words of a function that are no part of its command's name, since click 8.2."""


def command_name(function: str) -> str:
    """The name that a command takes from its function: ``prune_cmd`` becomes ``prune``."""
    name = function.lower().replace("_", "-")
    left, _, suffix = name.rpartition("-")
    return left if left and suffix in CUT_SUFFIXES else name
