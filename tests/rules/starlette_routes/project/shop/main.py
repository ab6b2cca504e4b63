import httpx
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastmcp import FastMCP
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from shop import settings
from shop.checks import bare, router


class Service(FastAPI):
    def __init__(self) -> None:
        super().__init__()
        self.add_api_route("/ping", self.ping)

    async def ping(self):
        return JSONResponse({"answer": "pong"}, status_code=200)


class Endpoints:
    async def alive(self):
        return PlainTextResponse("alive")


def create_app() -> FastAPI:
    app = FastAPI()
    app.include_router(router, prefix="/api/v1")
    app.include_router(bare, prefix=settings.PREFIX)

    @app.get("/healthz", include_in_schema=False)
    async def healthz():
        async with httpx.AsyncClient() as client:
            await client.get("http://stock/health")
        return {"status": "ok"}

    app.mount("/admin", admin)
    return app


endpoints = Endpoints()
rest = FastAPI(routes=[APIRoute("/v2/health/live", endpoints.alive)])
inner = [Route("/livez", Endpoints().alive)]
admin = Starlette(routes=[Mount("/internal", routes=inner), *([Route("/readyz", endpoints.alive, methods=["GET"])])])
mcp = FastMCP("shop")


@mcp.custom_route("/health", methods=["GET"])
async def health(request):
    return PlainTextResponse("OK")


# none of these

left_out = [Route("/health", endpoints.alive)]


async def asks_another():
    async with httpx.AsyncClient() as client:
        return await client.get("/health")
