"""Streams that commands set up: of the whole program, of a service, and of one command."""

import logging

import click

from shop.users import users


@click.group()
def cli():
    logging.basicConfig(level=logging.INFO)


cli.add_command(users)


@cli.command()
def serve():
    """Run the web server."""
    logging.basicConfig(level=logging.DEBUG)


@cli.command()
def sync():
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")


# none of these: what one command says


@cli.command()
def prune():
    logging.basicConfig(level=logging.WARNING)
