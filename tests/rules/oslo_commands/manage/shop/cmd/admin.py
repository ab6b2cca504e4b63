from oslo_config import cfg

CONF = cfg.CONF


class BaseApp:
    name = None

    @classmethod
    def add_argument_parser(cls, subparsers):
        parser = subparsers.add_parser(cls.name, help=cls.__doc__)
        return parser


class KeyRotate(BaseApp):
    """Rotate encryption keys."""

    name = "key_rotate"

    @classmethod
    def add_argument_parser(cls, subparsers):
        parser = super().add_argument_parser(subparsers)
        parser.add_argument("--keep", type=int)
        return parser


# none of these
class Unnamed(BaseApp):
    """Has no name of its own."""


CMDS = [KeyRotate, Unnamed]


def add_command_parsers(subparsers):
    for cmd in CMDS:
        cmd.add_argument_parser(subparsers)


command_opt = cfg.SubCommandOpt("command", handler=add_command_parsers)


def main():
    CONF.register_cli_opt(command_opt)
