from traitlets import Unicode
from traitlets.config import Application


class ListApp(Application):
    description = "List running servers.\n\nAnd more."


class ServerApp(Application):
    """The server of the shop."""

    name = "shop-server"
    subcommands = {
        "list": (ListApp, ListApp.description.splitlines()[0]),
        "check-config": ("shop.check.CheckApp", "Check the configuration."),
    }


class OtherApp(Application):
    # none of these: no console script starts it by this name
    name = "shop-other"
    subcommands = {"stop": (ListApp, "Stop.")}


# none of these
class Settings:
    name = "shop-server"
    subcommands = {"x": 1}


main = ServerApp.launch_instance
