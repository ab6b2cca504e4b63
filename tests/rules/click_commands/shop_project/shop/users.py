import click


@click.command()
def add():
    """Add a user."""


@click.command()
def rotate_keys():
    """Give every user a new key."""


users = click.Group("users", commands={"new": add, "rotate-keys": rotate_keys}, help="Look after users.")
