"""The version of a distribution, asked for by name: as the import package is called where no name is given."""

import click

from store import __version__


@click.command()
@click.version_option(__version__)
def cli(): ...


@click.command()
@click.version_option(package_name="shop-server", message="%(version)s")
def check(): ...


# none of these: nothing is installed by the name of the import package, so the flag ends in an error


@click.command()
@click.version_option(message="%(version)s")
def push(): ...
