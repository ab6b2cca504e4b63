"""Warnings of a part of what is around: the message has words for what goes, or nothing is told."""

import warnings

NOTE = "The plain and overlay drivers are deprecated in favor of overlay2, and will be removed."


class Templates:
    _note = "Templates without a driver are deprecated."

    def post(self, template):
        if template.driver in ("plain", "overlay"):
            warnings.warn(NOTE, DeprecationWarning)

    def patch(self, template):
        if template.driver in ("plain", "overlay"):
            warnings.warn(NOTE, DeprecationWarning)
        if template.driver not in self.drivers:
            warnings.warn(self._note, DeprecationWarning)


def normalize(tags, strict=False):
    long = [tag for tag in tags if len(tag) > 63]
    if long:
        warnings.warn(f"Long tags like {long} are deprecated. Keep them short.", DeprecationWarning)


def check(mapping):
    if mapping.own:
        warnings.warn(f"Own mappings, such as {type(mapping).__name__} are deprecated and will not work.", DeprecationWarning)


class Challenge:
    kind = "dns"

    def __getattribute__(self, name):
        if name == "domain":
            warnings.warn("The domain attribute is deprecated. Use Challenge.identifier instead", DeprecationWarning)
        return super().__getattribute__(name)

    def describe(self, kind_of):
        if kind_of:
            warnings.warn("The kind attribute is deprecated.", DeprecationWarning)


def __getattr__(name):
    if name == "Layout":
        warnings.warn("Importing Layout from shop.store is deprecated. Import from shop.types instead.", DeprecationWarning)


# none of these: what goes is not said


class Entity:
    def __init__(self, name, kind=None):
        if self.kind is None:
            warnings.warn(f"Entities need a kind from 3.0 on. Give one to '{name}'.", DeprecationWarning)

    def load(self, rows):
        if rows.old:
            warnings.warn("This is deprecated and will be removed.", DeprecationWarning)
        if rows.new:
            warnings.warn(f"{rows.kind} rows of {self.kind} are deprecated", DeprecationWarning)
