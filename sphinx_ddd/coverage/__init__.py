"""What the documentation covers: texts become evidence on the criteria of the maturity model."""

from __future__ import annotations

from sphinx_ddd.coverage.sections import classify, classify_text

__all__ = ["classify", "classify_text"]
