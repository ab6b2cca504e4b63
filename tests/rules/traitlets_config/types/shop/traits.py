"""Trait types of the project, and helpers that make traits."""

from traitlets import CaselessStrEnum, Integer, List, TraitType, Type, Undefined, Unicode


class Memory(Integer):
    """Without a constructor of its own."""

    def validate(self, obj, value):
        return int(value)


class Kilobytes(Memory):
    default_value = 64


class Prefix(Unicode):
    default_value = "/"
    allow_none = True


class Command(List):
    def __init__(self, default_value=None, **kwargs):
        kwargs.setdefault("minlen", 1)
        super().__init__(Unicode(), default_value, **kwargs)


class Level(CaselessStrEnum):
    def __init__(self, default_value=Undefined, **kwargs):
        super().__init__(["low", "high"], default_value=default_value, **kwargs)


class Percent(Integer):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, min=0, max=100, **kwargs)


class Plugin(Type):
    def __init__(self, *args, group, **kwargs):
        self.group = group
        super().__init__(*args, **kwargs)


class Opaque(Integer):
    def __init__(self, value):
        pass


class Own(TraitType):
    default_value = 7


def setting(default, text, **kwargs):
    """A configured trait of any project's making."""
    return Unicode(default, help=text, **kwargs).tag(config=True)


def size(default=10):
    trait = Integer(default, min=1)
    trait.tag(config=True)
    return trait


def unconfigured(default):
    return Unicode(default)
