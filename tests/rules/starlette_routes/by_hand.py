"""Routes that are declared without a decorator, and by a route class of the project's own."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute


class TimedRoute(APIRoute):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, response_model_exclude_none=True, **kwargs)


def check(path: str = "/healthz"):
    """Answer."""
    return {"status": "ok"}


def install(app: FastAPI, path: str = "/livez"):
    app.get(path)(check)


application = FastAPI(routes=[TimedRoute("/ready", check)])
install(application)


# none of these


@application.get("/health")
def moved():
    return JSONResponse({"error": "moved to /healthz"}, status_code=404)


@application.get("/orders/status")
def order_status():
    return {"status": "sent"}
