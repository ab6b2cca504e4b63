"""A group of commands: the program by itself only shows its help, whatever it is called."""

import click


@click.command(name="run")
def run():
    """Run the server."""


def make():
    @click.group(commands={"run": run})
    def group():
        """Look after the server of the shop."""

    return group


cli = make()


def main():
    cli(obj={})
