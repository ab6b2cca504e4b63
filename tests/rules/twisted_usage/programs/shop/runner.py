import sys

from twisted.python import usage

from shop import base, report


def percent(value) -> int:
    number = int(value)
    if number < 0 or number > 100:
        raise ValueError("0 to 100")
    return number


class CheckConfig(base.DirectoryMixin, base.Shared):
    optFlags = [["strict", None, "Take warnings for errors."]]


class CopyDatabase(base.DirectoryMixin, usage.Options):
    optParameters: list = [
        ["fill", "f", 80, "How full pages may get.", percent],
        ["port", "p", 5432, "Port of the database.", usage.portCoerce],
        ["password", None, None, "Its password."],
        ["start_timeout", None, 30, "How long to wait."],
        ["batch", None, 100, "Rows at a time.", int],
        ["tables", "t", "orders", "Which tables to copy."],
    ]

    def getSynopsis(self):
        return "Usage: shopd copy-db [--port <number>] <destination_url> [<basedir>]"

    def opt_tables(self, names):
        self["tables"] = names.split(",")

    def opt_dry_run(self):
        """Copy nothing."""

    def opt_target_size(self, size):
        """Size of the target."""


class Prune(usage.Options):
    longdesc = """
    Remove old orders.

    It takes long.
    """

    def parseArgs(self, table, before="today"):
        self["table"] = table


class OrderCommands(usage.Options):
    subCommands = [["prune", "p", Prune, None], ["list", None, report.List, "List the orders."]]


def make_stop():
    return getattr(sys.modules["shop.stopping"], "Options")()


class Options(usage.Options):
    synopsis = "Usage: shopd <command> [options]"
    optFlags = [["debug", None, "Log more."]]
    subCommands = [
        ["checkconfig", None, CheckConfig, "Test the validity of a configuration file."],
        ["copy-db", None, CopyDatabase, "Copy the database."],
        ["orders", None, OrderCommands, "Orders."],
        ["stop", None, make_stop, "Stop the shop."],
    ] + base.moreCommands

    def opt_version(self):
        print("shop 1")


def run():
    config = Options()
    config.parseOptions(sys.argv[1:])


# none of these


class Broken(usage.Options):
    """The library would call what reads the rest of the command line."""

    subCommands = [["broken", None, None, "Ends with an error."]]

    def opt_h(self):
        self.opt_help()


def broken():
    Broken().parseOptions()


class Chat(usage.Options):
    optParameters = [["builder", None, None, "Words of a chat, that nobody types in a shell."]]


def answer(line):
    words = line.split()
    options = Chat()
    options.parseOptions(words)


class NeverRead(usage.Options):
    optFlags = [["lost", None, "No program reads it."]]


class Parser:
    optFlags = [["other", None, "Of no options class."]]

    def parseOptions(self, argv):
        pass


def other():
    Parser().parseOptions(sys.argv)
