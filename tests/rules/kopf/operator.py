import kopf


@kopf.timer("shop.example", "v1", "orders", interval=60.0, idle=10)
def check(spec, **_):
    """See that the order is paid."""


@kopf.on.timer("orders", interval=3600, id="hourly")
async def hourly(**_): ...


# none of these
@kopf.daemon("orders")
def watch(stopped, **_): ...


@kopf.on.update("orders")
def changed(**_): ...
