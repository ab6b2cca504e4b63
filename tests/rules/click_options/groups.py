"""Options that go or do not go together."""

import click
import cloup
from click_option_group import AllOptionGroup, MutuallyExclusiveOptionGroup, RequiredAnyOptionGroup, optgroup
from cloup.constraints import mutually_exclusive


@click.command()
@optgroup.group("Output", cls=MutuallyExclusiveOptionGroup, help="one of them")
@optgroup.option("--as-json", is_flag=True, help="print JSON")
@optgroup.option("--as-text", is_flag=True)
@optgroup.group("Login", cls=AllOptionGroup)
@optgroup.option("--user")
@optgroup.option("--login-password", hide_input=True)
@optgroup("Any", cls=RequiredAnyOptionGroup)
@optgroup.option("--left", type=int)
@optgroup.option("--right", type=int)
@click.option("--alone")
def grouped(**options):
    """Options of click_option_group."""


@cloup.command()
@cloup.option_group(
    "Source",
    cloup.option("--file", type=cloup.Path()),
    cloup.option("--url", default="http://localhost"),
    constraint=mutually_exclusive,
)
@cloup.argument("name", help="whose")
def with_cloup(**options):
    """Options of cloup."""


@click.group()
def groups(): ...


groups.add_command(grouped)
groups.add_command(with_cloup)

if __name__ == "__main__":
    groups()

# none of these: no group says that they exclude each other


@cloup.command()
@cloup.option_group("Free", cloup.option("--one"), cloup.option("--two"))
def free(**options): ...


groups.add_command(free)


@click.command()
@click.option("--nowhere")
def unnamed(nowhere):
    """Nothing says which program this is."""
