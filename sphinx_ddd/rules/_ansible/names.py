"""Names of Ansible's module API."""

from __future__ import annotations

from typing import Any, Final

from sphinx_ddd.source.interpreter.objects import Symbol

MODULE: Final = "ansible.module_utils.basic.AnsibleModule"
"""The class that every module constructs, or constructs a subclass of."""
MODULE_PARAMETERS: Final = (
    "argument_spec",
    "bypass_checks",
    "no_log",
    "mutually_exclusive",
    "required_together",
    "required_one_of",
    "add_file_common_args",
    "supports_check_mode",
    "required_if",
    "required_by",
)
"""Parameters of its constructor, in order."""

NOT_FOLLOWED: Final = ("ansible.module_utils.basic", "ansible.module_utils._internal", "ansible.module_utils.six")
"""Ansible's own machinery, of which no argument spec depends on more than the names."""

RESULTS: Final[dict[str, Any]] = {"ansible.module_utils.basic._load_params": {}}
"""A module is read as if its user gave it no parameters."""


def method(name: str) -> str:
    """The qualified name of one of its methods."""
    return f"{MODULE}.{name}"


ENVIRONMENT_FALLBACK: Final = Symbol("ansible.module_utils.basic.env_fallback")
FILE_COMMON_ARGUMENTS: Final[dict[str, dict[str, Any]]] = {
    "mode": {"type": "raw"},
    "owner": {"type": "str"},
    "group": {"type": "str"},
    "seuser": {"type": "str"},
    "serole": {"type": "str"},
    "selevel": {"type": "str"},
    "setype": {"type": "str"},
    "attributes": {"type": "str", "aliases": ["attr"]},
    "unsafe_writes": {"type": "bool", "default": False, "fallback": (ENVIRONMENT_FALLBACK, ["ANSIBLE_UNSAFE_WRITES"])},
}
"""The options that ``add_file_common_args`` adds."""
