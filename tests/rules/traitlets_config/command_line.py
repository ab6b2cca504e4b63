"""Flags of applications, at the traits that they set."""

import logging

from traitlets import Bool, Dict, Integer, Unicode
from traitlets.config import Application, Config, Configurable
from traitlets.config.application import boolean_flag
from vendor.app import VendorApp

NAME = "Server"

base_aliases = {"host": "Server.host"}
aliases = dict(base_aliases)
aliases.update({"p": "Server.port", ("l", "log-file"): ("Writer.path", "Where to log."), NAME.lower() + "-name": f"{NAME}.name"})
aliases["name"] = "Server.name"

flags = {
    "quick": ({"Server": {"quick": True}}, "Quickly."),
    ("q", "quiet"): ({"Server": {"loud": False}, "Writer": {"loud": False}}, translated("Quietly.")),
    "debug": ({"Server": {"level": logging.DEBUG}}, "Sets a level, and is no spelling of it."),
}
flags["loud"] = (Config({"Server": {"loud": True}}), "In an object of the library.")
if NAME:
    flags["slow"] = ({"Server": {"quick": False}}, "Slowly.")
flags.update(boolean_flag("tidy", "Writer.tidy", "Tidies.", "Leaves all as it is."))
add_flag = lambda *args: flags.update(boolean_flag(*args))
add_flag("safe", "Writer.safe", "Careful.", "Careless.")


class Server(Configurable):
    host = Unicode("127.0.0.1", config=True)
    port = Integer(80, config=True)
    name = Unicode("x", config=True)
    quick = Bool(config=True)
    loud = Bool(config=True)
    level = Integer(0, config=True)
    without = Integer(0, config=True)


class FastServer(Server):
    """Inherits the traits that its aliases name."""


class Writer(Configurable):
    path = Unicode("log", config=True)
    loud = Bool(config=True)
    tidy = Bool(config=True)
    safe = Bool(config=True)


class App(Application):
    aliases = Dict(aliases)
    flags = flags
    workers = Integer(1, config=True)


class Derived(App):
    aliases = {**App.aliases, "workers": "App.workers", "fast-port": "FastServer.port"}
    aliases.update({"w": "App.workers"})


class Foreign(VendorApp):
    aliases = {**VendorApp.aliases, "foreign-host": "Server.host", "unknown": "Elsewhere.trait"}


# none of these
boolean_flag(NAME.join("ab"), len, "", "")
add_other = lambda first, *args: flags.update(boolean_flag(first, *args))
add_other("other", "Server.without", "", "")


class Shapes(VendorApp):
    aliases = {"server": "shop.server.Server", "port": 80, "x": "port"}
    flags = ["Server.without"]


class Plain:
    aliases = {"without": "Server.without"}


class Other(Plain):
    aliases = {"without": "Server.without"}
