"""What a warning is about, and what to use instead, in the words of its message."""

import os
import warnings


class Drawing:
    def __call__(self, *args):
        warnings.warn("Calling `Drawing is deprecated, call `draw` instead", DeprecationWarning)

    def to_dict(self):
        for shape in self.shapes:
            warnings.warn("We will be deprecating the usage of spec.userFunction in a future release.", DeprecationWarning)

    def size(self, unit=None):
        if unit is not None:
            warnings.warn("The 'unit' argument is deprecated. Use 'scale'.", DeprecationWarning)


def absolute(path):
    warnings.warn("Usage of absolute is confusing. Replace this usage with shop.urls.absolute_path", DeprecationWarning)


def flagged():
    warnings.warn("The --master option is deprecated, use --primary instead.", DeprecationWarning)
    warnings.warn("flagged is deprecated; please use total_of.", DeprecationWarning)


def signed():
    warnings.warn("signed is deprecated; use the ``signing_time`` property instead.", DeprecationWarning)


def plain():
    warnings.warn("plain is deprecated. Use keyword arguments.", DeprecationWarning)
    warnings.warn("Plain text is deprecated. Do not use plain_text.", DeprecationWarning)


def write():
    warnings.warn("write is deprecated in favor of read-only access.", DeprecationWarning)
    warnings.warn("write is deprecated in favor of better ways.", DeprecationWarning)
    warnings.warn("write is deprecated in favor of append.", DeprecationWarning)


class Node(dict):
    def headers(self):
        if "master-uuid" in self:
            warnings.warn("master-uuid in self is deprecated, use primary-uuid instead", DeprecationWarning)


def channels():
    if "PYTEST_CURRENT_TEST" not in os.environ:
        warnings.warn("This should not be used in new code.", DeprecationWarning)


class Line:
    @property
    def date(self):
        warnings.warn("Line.date is deprecated, use period instead", DeprecationWarning)

    @date.setter
    def date(self, value):
        warnings.warn("Line.date is deprecated, use period instead", DeprecationWarning)


class Old:
    def __get__(self, instance, owner):
        if instance is None:
            return self
        warnings.warn("Old permissions are used", DeprecationWarning)


# none of these: what is private, what says of a part only that something else happened


class Cart:
    @property
    def _size(self):
        warnings.warn("_size is deprecated, use size instead", DeprecationWarning)


def count(unique=""):
    if isinstance(unique, str):
        warnings.warn("`unique` parameter should be of type ``list[str]``", DeprecationWarning)


def mail(renderer):
    if "context" not in renderer.arguments:
        warnings.warn("Called without a context, as that is not supported.", DeprecationWarning)


def _sum():
    warnings.warn("Summing is deprecated", DeprecationWarning)
