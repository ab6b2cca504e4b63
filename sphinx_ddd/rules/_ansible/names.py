"""Names of Ansible's module API."""

from __future__ import annotations

from typing import Final

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


def method(name: str) -> str:
    """The qualified name of one of its methods."""
    return f"{MODULE}.{name}"
