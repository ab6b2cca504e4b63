import click


@click.group()
def stock(): ...


@stock.command()
@click.option("--all", is_flag=True)
def show(all):
    """Show what is there."""


# none of these
@click.command()
@click.option("--nowhere")
def free(nowhere): ...
