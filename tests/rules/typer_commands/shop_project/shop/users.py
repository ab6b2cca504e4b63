from typer import Typer

app = Typer(name="users")


@app.command()
def list_users(limit: int = 10) -> None:
    """List the users."""


@app.command()
def remove(name: str) -> None:
    """Remove one."""
