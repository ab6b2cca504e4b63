def vacuum(full: bool = False) -> None:
    """Give space back.

    More of it.
    """


def not_a_command(full: bool = False) -> None:
    """Nobody registers it."""
