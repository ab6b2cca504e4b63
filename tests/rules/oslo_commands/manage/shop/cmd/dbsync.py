from oslo_config import cfg

CONF = cfg.CONF


def add_command_parsers(subparsers):
    parser = subparsers.add_parser("upgrade", help="Upgrade the database schema to the latest version.")
    parser.add_argument("--revision")
    subparsers.add_parser("version", help="Print the current version and exit.")


def main():
    CONF.register_cli_opt(cfg.SubCommandOpt("command", handler=add_command_parsers))
