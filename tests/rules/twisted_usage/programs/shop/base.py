from twisted.python import usage


class DirectoryMixin:
    optFlags = [["quiet", "q", "Print nothing."]]

    def parseArgs(self, *args):
        self["basedir"] = args[0] if args else "."


class Shared(usage.Options):
    optParameters = [("config", "c", "shop.cfg", "The configuration file.")]

    def opt_verbose(self):
        """Log what is done.

        May be given several times.
        """

    opt_v = opt_verbose


moreCommands = [("sync-db", None, lambda: Shared(), "Update the schema of the database.")]
