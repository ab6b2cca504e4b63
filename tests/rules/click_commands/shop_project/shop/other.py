"""Commands of a plugin, whose program is another's."""

import click


@click.group("plugin")
def plugin():
    """Extras."""


@plugin.command()
def check():
    """Check the extras."""


# none of these


class Registry:
    def command(self, name): ...

    def add_command(self, command): ...


registry = Registry()


@registry.command("nothing")
def nothing(): ...


registry.add_command(check)


class Wrapping(click.Group):
    def command(self, *args, **kwargs):
        return super().command(*args, **kwargs)
