"""The import package is called as the distribution is."""

import click


@click.command()
@click.version_option(message="%(version)s")
def main(): ...
