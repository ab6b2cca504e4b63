"""``python -m sphinx_ddd``, the same as ``sphinx-ddd``."""

from __future__ import annotations

from sphinx_ddd.cli import main

main(prog_name="sphinx-ddd")
