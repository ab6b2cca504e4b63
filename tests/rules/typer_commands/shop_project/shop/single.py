import typer

app = typer.Typer()


@app.command()
def check(path: str = ".") -> None:
    """Check a shop: its only command is typed without its name."""
