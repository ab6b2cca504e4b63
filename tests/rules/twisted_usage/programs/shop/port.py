"""A program without subcommands, which keeps the version of Twisted for its own."""

from twisted.python.usage import Options, UsageError


class PortOptions(Options):
    longdesc = "Checks that a port answers."

    def parseArgs(self, host):
        self["host"] = host

    def opt_help(self):
        print("none")


def main(argv=None):
    options = PortOptions()
    try:
        options.parseOptions(argv)
    except UsageError:
        raise SystemExit(1)
