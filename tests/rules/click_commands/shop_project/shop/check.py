import click

from shop.orders.commands import orders
from shop.stock import levels

check = click.CommandCollection(sources=[orders], help="Look into the shop.")
both = click.Group(commands=[levels])
