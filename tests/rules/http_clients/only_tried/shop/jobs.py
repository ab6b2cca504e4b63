from shop import stock


def run(things):
    things.watch()
    return stock.count()
