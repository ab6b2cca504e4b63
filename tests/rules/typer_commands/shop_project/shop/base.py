import typer


class AsyncTyper(typer.Typer):
    """Runs coroutines."""

    def command(self, *args, **kwargs):
        return super().command(*args, **kwargs)

    def async_command(self, *args, **kwargs):
        def decorate(function):
            self.command(*args, **kwargs)(function)
            return function

        return decorate


def make_app(help: str) -> typer.Typer:
    return typer.Typer(help=help, no_args_is_help=True)
