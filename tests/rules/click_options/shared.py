"""Options that several commands share."""

import click


def common(function):
    for decorator in reversed((click.option("--config", help="settings file"), click.option("--quiet", is_flag=True))):
        function = decorator(function)
    return function


def dry_run(function):
    return click.option("--dry-run", is_flag=True, help="change nothing")(function)


def limit(name, default):
    return click.option(f"--max-{name}", default=default, show_default=True)


def several(*decorators):
    def apply(function):
        for one in reversed(decorators):
            function = one(function)
        return function

    return apply


output = several(click.option("--json", is_flag=True), dry_run)
VERBOSE = click.Option(["-v", "--verbose"], count=True)


@click.group()
def cli():
    """Operate the shop."""


@cli.command(help="Remove old orders.")
@common
@output
def prune(): ...


@cli.command()
@common
@limit("orders", 100)
@limit("age", 30)
def report():
    """Show what was sold."""


sync = click.Command("sync", params=[VERBOSE, click.Argument(["shop"])], help="Bring stock in line.")
cli.add_command(sync)

if __name__ == "__main__":
    cli()

# none of these


def unused(function):
    """Nobody says which command this is for; the option is there all the same, without a command."""
    return function
