"""Decorators of the project."""

import functools

from futurist import periodics


def periodic(spacing, enabled=True, **kwargs):
    if callable(spacing):
        def decorator(function):
            return periodics.periodic(spacing=1, enabled=False)(function)

        return decorator
    return periodics.periodic(spacing=spacing, enabled=enabled and spacing > 0, **kwargs)


def with_lock(*args, **kwargs):
    def wrapper(function):
        @functools.wraps(function)
        @periodics.periodic(*args, **kwargs)
        def decorator(self, *args, **kwargs):
            return function(self, *args, **kwargs)

        return decorator

    return wrapper
