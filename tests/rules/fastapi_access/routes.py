"""Routes and what they ask for."""

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Security
from fastapi.security import APIKeyHeader, HTTPBearer, OAuth2PasswordBearer

app = FastAPI()
oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes={"orders": "Orders."})
key = APIKeyHeader(name="X-Key")
maybe = HTTPBearer(auto_error=False)
admin = APIRouter(dependencies=[Depends(key)])


def current_user(token: str = Depends(oauth2)):
    return token


async def active_user(user: Annotated[str, Depends(current_user)]):
    return user


ActiveUser = Annotated[str, Depends(active_user)]


@app.get("/orders")
async def orders(user: str = Security(active_user, scopes=["orders"])):
    pass


@app.post("/orders")
async def place(user: ActiveUser):
    pass


@app.delete("/orders/{number}", dependencies=[Depends(key)])
def delete(number: int, token: Annotated[str, Depends(oauth2)]):
    pass


@admin.get("/stock")
def stock():
    pass


# none of these: an optional token, a dependency that asks for nothing, a route without dependencies


def database():
    pass


@app.get("/basket")
def basket(token=Depends(maybe), store=Depends(database)):
    pass


@app.get("/")
def home():
    pass
