"""What reads environment variables, by qualified name."""

from __future__ import annotations

from typing import Final

ENVIRONMENT: Final = frozenset({
    "os.environ", "os.environb", "os.environ.copy", "posix.environ", "starlette.config.environ", "dotenv.dotenv_values",
    "dotenv.main.dotenv_values",
})  # fmt: skip
"""Mappings of variables to their text; a copy, and what is read from a file of variables, are read the same way."""
GETTERS: Final = frozenset({"os.getenv", "os.getenvb", *(f"{mapping}.get" for mapping in ENVIRONMENT)})
"""Functions of a name and what to give where the variable is not set."""
CHANGING: Final = frozenset(f"{mapping}.{method}" for mapping in ("os.environ", "os.environb") for method in ("pop", "setdefault"))
"""As :data:`GETTERS`, but they change the environment too."""
ENVIRONMENT_READS: Final = GETTERS | CHANGING
