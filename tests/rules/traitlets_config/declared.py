"""What is a configurable trait, and what its declaration says."""

import traitlets
from traitlets import Bool, CaselessStrEnum, CFloat, Enum, Float, FuzzyEnum, HasTraits, Integer, Unicode
from traitlets import Unicode as Text
from traitlets.config import Application, Configurable, LoggingConfigurable, SingletonConfigurable
from traitlets.config.configurable import Configurable as Base
from vendor.app import VendorApp
from vendor.traits import Colour

RETRIES = 3
LEVELS = ["low", "high"]


class Worker(Configurable):
    """Arguments and tags."""

    name = Unicode("worker", help="Who works.").tag(config=True)
    port = Integer(
        8080,
        min=1,
        max=65535,
        config=True,
        help="""
        Where it listens.

            Indented more.
        """,
    )
    retries = Integer(RETRIES * 2, min=0).tag(config=True)
    ratio = Float(0.5, min=0, max=1, config=True)
    patience = CFloat(1.5).tag(config=True)
    shutdown_timeout_seconds = Integer(30, config=True)
    api_token = Unicode("hunter2", config=True, help="Shown to nobody.")
    verbose = Bool(config=True)
    quiet = Bool(True, help="One line " + "and more.").tag(config=True, extra="x")
    annotated: str = Unicode("a").tag(config=True)
    text = Text("renamed").tag(config=True)
    qualified = traitlets.Unicode("q", config=True)
    deep = traitlets.traitlets.Integer(1, config=True)
    nullable = Unicode(None, allow_none=True, config=True)
    computed = Integer(len(__file__), min=len(__file__), config=True)
    tagged_twice = Unicode("x").tag(config=False).tag(config=True)
    by_mapping = Unicode("y", **{"config": True, "help": "From a mapping."})
    level = Enum(LEVELS, default_value="low", config=True)
    level_or_none = Enum(["a", None], allow_none=True).tag(config=True)
    transport = CaselessStrEnum(["tcp", "ipc"], "tcp").tag(config=True)
    colour = FuzzyEnum(values=("red", "green"), default_value="red", config=True)
    foreign = Colour("red", config=True)
    foreign_named = Colour(default_value="red").tag(config=True)
    foreign_plain = Colour(config=True)

    if traitlets.version_info > (5,):
        branched = Integer(1, config=True)
    else:
        branched = Integer(2, config=True)

    again = Unicode("first", config=True)
    again = Unicode("second", config=True)


class Derived(Worker):
    """A trait declared again is the derived class's own."""

    port = Integer(9090, config=True)


class Single(SingletonConfigurable):
    one = Unicode("1", config=True)


class Logging(LoggingConfigurable, Base):
    two = Unicode("2", config=True)


class App(Application):
    three = Unicode("3", config=True)


class Extension(VendorApp):
    """The base is a class of a library that nobody has installed."""

    four = Unicode("4", config=True)
    five = Colour(config=True)


def made_inside():
    class Inner(HasTraits):
        six = Integer(6, config=True)

    return Inner


# none of these
from dataclasses import dataclass

from traits.api import Int
from vendor.forms import Field, Form


class NotConfigurable(Configurable):
    plain = Unicode("not an option")
    switched_off = Unicode("not an option", config=False)
    tagged_otherwise = Unicode("not an option").tag(sync=True)
    perhaps = Unicode("not certain", config=len(__file__) > 3)
    not_last = Unicode("x").tag(config=True).tag(config=False)
    port = 8080
    settings = dict(config=True)

    def method(self):
        local = Unicode("a variable", config=True)
        return local


class Signup(Form):
    """Another library with a keyword of that name."""

    email = Field("x", config=True)


class EnthoughtTraits(Form):
    count = Int(3, config=True)


@dataclass
class Plain:
    config: bool = True
