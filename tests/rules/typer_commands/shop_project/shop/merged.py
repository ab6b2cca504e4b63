import typer

app = typer.Typer()


@app.command()
def serve(port: int = 80) -> None:
    """Run the server."""
