"""A group whose commands are the methods of an object, and the older spellings beside it."""

from oslo_config import cfg

CONF = cfg.CONF


def args(*args, **kwargs):
    def _decorator(func):
        func.__dict__.setdefault("args", []).insert(0, (args, kwargs))
        return func

    return _decorator


class DbCommands:
    @args("--age_in_days", type=int)
    def purge(self, age_in_days=30):
        """Purge deleted rows older than a given age."""

    def _purge(self, age):
        pass


def methods_of(obj):
    return [(name, getattr(obj, name)) for name in dir(obj) if not name.startswith("_")]


def add_legacy_parsers(command_object, subparsers):
    parser = subparsers.add_parser("db_purge")
    parser.add_argument("age", nargs="?")


def add_command_parsers(subparsers):
    command_object = DbCommands()
    parser = subparsers.add_parser("db")
    below = parser.add_subparsers(dest="action")
    for action, action_fn in methods_of(command_object):
        parser = below.add_parser(action)
        for args, kwargs in getattr(action_fn, "args", []):
            parser.add_argument(*args, **kwargs)
    add_legacy_parsers(command_object, subparsers)


command_opt = cfg.SubCommandOpt("command", handler=add_command_parsers)


def main():
    CONF.register_cli_opt(command_opt)
