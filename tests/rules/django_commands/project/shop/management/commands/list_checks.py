from shop.management.commands._base import OrderCommand


class Command(OrderCommand):
    """Inherits its help."""
