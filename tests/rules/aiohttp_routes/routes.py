from aiohttp import ClientSession, web

routes = web.RouteTableDef()
others = web.RouteTableDef()
sub = web.Application()


@routes.get("/healthz")
async def healthz(request):
    """Answer."""
    return web.json_response({"status": "ok"}, status=200)


@routes.view("/ready")
class Ready(web.View):
    async def get(self):
        await ask()
        return web.Response(text="ready")


@routes.route("*", "/_status")
async def status(request):
    return web.Response(status=204)


async def ask():
    async with ClientSession() as session:
        await session.get("http://stock/health")


class Live:
    async def answer(self, request):
        return web.Response(text="OK")


def build():
    app = web.Application()
    app.add_routes(routes)
    app.add_routes([web.get("/ping", healthz), web.post("/orders", healthz)])
    app.router.add_get("/livez", Live().answer)
    app.router.add_route("GET", "/health", healthz)
    sub.router.add_get("/readyz", healthz)
    app.add_subapp("/admin", sub)
    return app


# none of these


@others.get("/healthz")
async def never_added(request):
    return web.Response()


@routes.get("/orders/{number}/health")
async def of_an_order(request):
    return web.Response()


@routes.route("POST", "/heartbeat")
async def told_by_workers(request):
    return web.Response()


async def client(session: ClientSession):
    return await session.get("/health")
