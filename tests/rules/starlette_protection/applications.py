"""Middleware of Starlette and FastAPI."""

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from pydantic_settings import BaseSettings
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware


class Settings(BaseSettings):
    cors_origins: list[str] = []


settings = Settings()
app = FastAPI(debug=True)
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
app.add_middleware(CORSMiddleware, allow_origins=["https://shop.example.org"])
app.add_middleware(CORSMiddleware, allow_origins=settings.cors_origins)
app.add_middleware(SessionMiddleware, secret_key=settings.key)
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["shop.example.org"])
site = Starlette(middleware=[Middleware(SessionMiddleware, secret_key=settings.key, https_only=True)])
around = SessionMiddleware(site, secret_key=settings.key, https_only=True)

# none of these: middleware of the project, what only the site knows, a debugger that is off


class ShopMiddleware:
    pass


app.add_middleware(ShopMiddleware, allow_origins=["*"])
app.add_middleware(CORSMiddleware, allow_origins=origins_of_the_site())
app.add_middleware(SessionMiddleware, secret_key=settings.key, https_only=https_of_the_site())
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["*"])
FastAPI(debug=False)
