"""Routes and parameters that the description of an interface calls deprecated."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Header, Query

app = FastAPI()
orders = APIRouter(prefix="/orders")
app.include_router(orders, prefix="/v1")


@app.get("/old", deprecated=True)
def old():
    return {}


@orders.api_route("/all", methods=["GET", "POST"], deprecated=True)
def everything(page: int = Query(0, deprecated=True)):
    return []


@orders.get("/{key}")
def one(
    key: int,
    token: Annotated[str, Header(alias="X-Token", deprecated=True)],
    full: bool = Query(False, deprecated=True),
    *,
    after: Annotated[int, Query(deprecated=True)] = 0,
):
    return {}


# none of these: what is not deprecated, what only looks like it


@app.get("/new", deprecated=False)
def new(size: int = Query(10, deprecated=None)):
    return {}


class Table:
    def get(self, path, deprecated):
        return lambda function: function


@Table().get("/rows", deprecated=True)
def rows():
    return []
