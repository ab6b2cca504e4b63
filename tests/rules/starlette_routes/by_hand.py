"""Routes that are declared without a decorator, and by a route class of the project's own."""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from sqlalchemy import select


class TimedRoute(APIRoute):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, response_model_exclude_none=True, **kwargs)


def check(path: str = "/healthz"):
    """Answer."""
    return {"status": "ok"}


def install(app: FastAPI, path: str = "/livez"):
    app.get(path)(check)


async def ready(request: Request):
    async with request.app.state.sessions() as session:
        await session.execute(select(1))
    return {"status": "ready"}


application = FastAPI(routes=[TimedRoute("/ready", check)])
install(application)
application.add_api_route("/readyz", ready)


# none of these


@application.get("/health")
def moved():
    return JSONResponse({"error": "moved to /healthz"}, status_code=404)


@application.get("/orders/status")
def order_status():
    return {"status": "sent"}
