import typer
from typer import run


def main(name: str, formal: bool = False) -> None:
    """Greet somebody."""


def other(name: str) -> None:
    """Not run."""


class Runner:
    def run(self, function):
        return function


# none of these

Runner().run(other)

if __name__ == "__main__":
    typer.run(main)
