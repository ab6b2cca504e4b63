from shop.orders.commands import orders
