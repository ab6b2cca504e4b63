"""A copy of a library, kept in a folder for such."""

import warnings

# none of these


def words():
    warnings.warn("words is deprecated, use letters instead", DeprecationWarning)
