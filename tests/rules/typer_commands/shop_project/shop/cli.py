import typer

from shop import merged, users
from shop.base import AsyncTyper, make_app
from shop.library import vacuum

app = AsyncTyper(name="not-typed", help="The shop.", context_settings={"auto_envvar_prefix": "SHOP"})
orders = make_app(help="Orders of customers.")
reports = make_app(help="Reports.")
stock = typer.Typer()

app.add_typer(orders, name="orders")
app.add_typer(reports, name="report")
app.add_typer(users.app)
app.add_typer(merged.app)
app.add_typer(stock, name="stock", help="What there is.")


@app.callback(invoke_without_command=True)
def callback(verbose: bool = False) -> None:
    """Not shown: the application has a help."""


@orders.command()
def prune_old(days: int = 30) -> None:
    """Remove expired orders."""


@orders.command("backup", help="Save all orders.")
def save(target: str) -> None:
    """Not shown."""


@reports.command(name="show", hidden=True)
def _show() -> None:
    pass


@app.async_command()
async def migrate(dry_run: bool = False) -> None:
    """Change the tables."""


@stock.callback()
def stock_callback(warehouse: str = "main") -> None:
    pass


@stock.command(context_settings={"auto_envvar_prefix": "STOCK"})
def count(low: int = 5) -> None:
    pass


app.command("vacuum")(vacuum)


def main() -> None:
    app()
