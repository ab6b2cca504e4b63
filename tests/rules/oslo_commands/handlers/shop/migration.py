"""A variable that is used again for each subparser, a helper that adds them, and an option that is registered on import."""

from oslo_config import cfg

CONF = cfg.CONF


def add_subparser(subparsers, name):
    return subparsers.add_parser(name, help=f"Run {name} of the migrations.")


def add_command_parsers(subparsers):
    for name in ["current", "history"]:
        parser = add_subparser(subparsers, name)
        parser.add_argument("--verbose", action="store_true")

    parser = subparsers.add_parser("check_migration", help="Validate the head file.")

    parser = add_subparser(subparsers, "upgrade")
    parser.add_argument("--delta", type=int)
    parser.add_argument("--sql", action="store_true")
    parser.add_argument("revision", nargs="?")

    parser = subparsers.add_parser("stamp")
    parser.add_argument("-s", "--sql", action="store_true")

    parser = subparsers.add_parser("revision", help="none of these: it writes a new migration")
    parser.add_argument("-m", "--message")
    parser.add_argument("--autogenerate", action="store_true")


command_opt = cfg.SubCommandOpt("command", handler=add_command_parsers)
CONF.register_cli_opt(command_opt)


def main():
    CONF(project="shop")


# none of these
class Log:
    def add_parser(self, name):
        """Adds no command."""


def other(log):
    log.add_parser("upload")
