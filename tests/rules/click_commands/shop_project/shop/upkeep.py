import click


@click.command()
def vacuum_command():
    """Return free pages to the system."""
