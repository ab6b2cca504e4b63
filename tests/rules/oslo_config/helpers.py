"""Options made by helpers, wrappers, classes of the project, loops and shared arguments."""

from oslo_config import cfg
from oslo_config import types

CONF = cfg.CONF
SHARED = {"default": 5, "min": 1, "help": "Shared by several."}


class SwitchOpt(cfg.BoolOpt):
    """A class with a constructor of its own."""

    def __init__(self, name, callback, **kwargs):
        if "default" not in kwargs:
            kwargs["default"] = False
        self.callback = callback
        super().__init__(name, **kwargs)


class OldOpt(cfg.StrOpt):
    def __init__(self, name):
        cfg.StrOpt.__init__(self, name, choices=["a", "b"], default="a")


class PlainOpt(cfg.IntOpt):
    """A class that only has another name."""


class Prefix(types.Integer):
    def __init__(self, least=8):
        super().__init__(min=least, max=24, type_name="prefix")


class ShortPrefix(Prefix):
    def __init__(self):
        super().__init__(least=16)


class Word(types.String):
    def __call__(self, value):
        return super().__call__(value).lower()


def lower(value):
    return value.lower()


def make(name, default=None):
    return cfg.IntOpt(name, default=default, min=0)


def make_again(name, **rest):
    return make(f"{name}_again", **rest)


def prefix_type():
    return Prefix()


def register(group, names):
    for name in names:
        CONF.register_opt(make(name), group=group)


CONF.register_cli_opts(
    [
        SwitchOpt("quick", print, default=True, help="Skips the slow part."),
        SwitchOpt("slow", print),
        OldOpt("old"),
        PlainOpt("plain", 1, 9, default=3),
    ],
    group="switches",
)
CONF.register_opt(cfg.Opt("prefix", type=Prefix()), "types")
CONF.register_opt(cfg.Opt("own_prefix", type=Prefix(least=12)), "types")
CONF.register_opt(cfg.Opt("short_prefix", type=ShortPrefix()), "types")
CONF.register_opt(cfg.Opt("made_prefix", type=prefix_type()), "types")
CONF.register_opt(cfg.Opt("word", type=Word(choices=["a"])), "types")
CONF.register_opt(cfg.Opt("lower", type=lower), "types")
CONF.register_opts([make("first"), make("other", default=2), make_again("third", default=3)], group="made")
register("in_a_loop", ("fourth", "fifth"))
CONF.register_opts([cfg.IntOpt(f"pool_{n}", **SHARED) for n in range(2)], group="pools")
CONF.register_opts([cfg.IntOpt("with_unknown", **CONF.arguments)], group="unknown")


# none of these


class Opt:
    def __init__(self, name): ...


class Mine(Opt):
    def __init__(self, name):
        super().__init__(name)


CONF.register_opt(Mine("mine"))
