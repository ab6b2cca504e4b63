"""Groups in groups, over several modules, under the name of the console script."""

import click

from shop import __version__
from shop.orders import orders
from shop.stock import levels, refill
from shop.users import users


class Lazy(click.Group):
    def __init__(self, *args, lazy_subcommands=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.lazy_subcommands = lazy_subcommands or {}


@click.group(context_settings=dict(auto_envvar_prefix="SHOP"))
@click.version_option(__version__, "-V", "--version")
@click.option("--config", help="settings file")
def cli(config):
    """Operate the shop."""


@cli.command
def ping():
    """Ask the shop whether it is there."""


@cli.command("serve")
@click.option("--port", default=8000)
def run_server(port):
    """Run the web server."""


@cli.command()
def backup_cmd():
    """Save everything."""


@cli.command(deprecated="Use backup instead. Will be removed in 3.0.")
def dump():
    """Save everything, as before."""


@cli.command("copy", deprecated=True)
def copy_():
    """Copy everything."""


@cli.group(invoke_without_command=True)
def report():
    """Show what was sold."""


@report.command(name="monthly", hidden=True)
def monthly_report():
    """Show what was sold in a month."""


@cli.group(cls=Lazy, lazy_subcommands={"vacuum": "shop.upkeep.vacuum_command"})
def upkeep():
    """Look after the database."""


def restore(archive):
    """Put an archive back."""


cli.command("restore")(click.argument("archive")(restore))
cli.add_command(orders)
cli.add_command(users, name="people")
for command in (levels, refill):
    cli.add_command(command)


def main():
    cli(obj={})
