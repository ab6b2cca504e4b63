"""A copy of a library, which still speaks of itself by the name it has outside."""

import warnings


def extract_form():
    warnings.warn("extract_form is deprecated, use extract instead", DeprecationWarning)


# none of these


def extract_json():
    warnings.warn("Use ``cornice.validators.extract()`` instead", DeprecationWarning)
