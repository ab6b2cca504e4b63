import click


@click.group()
@click.option("--apikey")
def cli(apikey): ...


@cli.command()
@click.option("--older-than", type=int)
def prune(older_than):
    """Remove old orders."""
