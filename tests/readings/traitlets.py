"""The flags of applications."""

from traitlets import Unicode
from traitlets.config import Application
from traitlets.config.application import boolean_flag


class App(Application):
    aliases = {"n": "App.name", ("h", "host"): ("Server.host", "Where to listen.")}
    flags = {"quick": ({"App": {"quick": True}, "Server": {"quick": True}}, "Quickly.")}
    flags.update(boolean_flag("tidy", "App.tidy"))
    name = Unicode(config=True)


# none of these
class Other(Application):
    aliases = {"server": "shop.server.Server"}
    flags = {"debug": ({"App": {"level": 10}}, "Sets a level.")}
