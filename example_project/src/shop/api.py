"""The HTTP API."""

import time
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, HTTPException, Request, Response, status
from prometheus_client import make_asgi_app
from pydantic import BaseModel, Field
from sqlalchemy.exc import OperationalError

from shop import __version__, database, logs
from shop.errors import PaymentError, StockError
from shop.metrics import REQUEST_SECONDS, REQUESTS
from shop.orders import service

logs.configure()
app = FastAPI(title="shop", version=__version__)
app.mount("/metrics", make_asgi_app())


class NewOrder(BaseModel):
    """What a client sends to order."""

    article: str = Field(min_length=1, max_length=40)
    quantity: int = Field(ge=1, le=100)


@app.middleware("http")
async def measure(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Count and time every request."""
    start = time.perf_counter()
    response = await answer(request)
    REQUEST_SECONDS.labels(request.method).observe(time.perf_counter() - start)
    REQUESTS.labels(request.method, response.status_code).inc()
    return response


@app.get("/health/live")
def live() -> dict[str, str]:
    """Liveness: the process answers."""
    return {"status": "ok", "version": __version__}


@app.get("/health/ready")
def ready() -> dict[str, str]:
    """Readiness: the database answers too."""
    try:
        database.ping()
    except OperationalError as error:
        raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, "database does not answer") from error
    return {"status": "ok"}


@app.post("/orders", status_code=status.HTTP_201_CREATED)
def place(order: NewOrder) -> dict[str, int]:
    """Place an order and collect the money for it."""
    try:
        return {"id": service.place(order.article, order.quantity)}
    except StockError as error:
        raise HTTPException(status.HTTP_409_CONFLICT, str(error)) from error
    except PaymentError as error:
        raise HTTPException(status.HTTP_502_BAD_GATEWAY, "payment failed, the order was not placed") from error


@app.get("/orders/{order_id}")
def show(order_id: int) -> dict[str, object]:
    """One order with its state."""
    order = service.find(order_id)
    if order is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, f"no order {order_id}")
    return order.as_dict()
