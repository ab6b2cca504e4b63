"""The names of ``typer``, in each place they can be imported from."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._settings.python_types import PYTHON, Annotation, Vocabulary


def of(*names: str) -> tuple[str, ...]:
    """The qualified names of functions and classes of typer."""
    return tuple(f"typer{part}.{name}" for part in ("", ".main", ".params", ".models") for name in names)


TYPER = frozenset(of("Typer"))
OPTION = frozenset(of("Option"))
ARGUMENT = frozenset(of("Argument"))
PARAMETERS = OPTION | ARGUMENT
RUN = of("run")
AS_CLICK = frozenset(of("get_command", "get_group"))
"""Functions that make a command of click of an application."""

COMMAND: Final = "command"
CALLBACK: Final = "callback"
"""Methods that make a command of a function, and the options before the command."""
ADD: Final = "add_typer"

CONTEXT: Final = "context"
"""Type of a parameter that the framework fills in, and not the operator."""
_CONTEXTS = (
    *of("Context", "CallbackParam"),
    *(f"{m}.{n}" for m in ("click", "click.core", "typer._click", "typer._click.core") for n in ("Context", "Parameter")),
)
_FILES = of("FileText", "FileTextWrite", "FileBinaryRead", "FileBinaryWrite")
VOCABULARY = PYTHON | Vocabulary({**dict.fromkeys(_CONTEXTS, Annotation(CONTEXT)), **dict.fromkeys(_FILES, Annotation("path"))})


def command_name(function: str) -> str:
    """The name that a command takes from its function: ``prune_all`` becomes ``prune-all``."""
    return function.lower().replace("_", "-")


def flag_name(parameter: str) -> str:
    """The flag that an option takes from its parameter, without the dashes."""
    return parameter.replace("_", "-")
