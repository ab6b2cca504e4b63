"""Applications, routers and mounts of Starlette and FastAPI, and the decorators that declare their routes."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._web.routers import Family, Mounting, Parameter

APPS: Final = (
    "fastapi.FastAPI", "fastapi.applications.FastAPI", "starlette.applications.Starlette",
    "fastmcp.FastMCP", "fastmcp.server.FastMCP", "fastmcp.server.server.FastMCP", "mcp.server.fastmcp.FastMCP", "mcp.server.FastMCP",
)  # fmt: skip
_PREFIX: Final[Parameter] = (None, "prefix")
ROUTERS: Final[dict[str, Parameter]] = {
    "fastapi.APIRouter": _PREFIX, "fastapi.routing.APIRouter": _PREFIX, "starlette.routing.Router": (None, None),
}  # fmt: skip
MOUNTS: Final = ("starlette.routing.Mount", "fastapi.routing.Mount")
FAMILY: Final = Family(
    name="starlette",
    apps=frozenset(APPS),
    routers=ROUTERS,
    mounts={
        "include_router": Mounting((0, "router"), _PREFIX),
        "mount": Mounting((1, "app"), (0, "path")),
    },
    same=frozenset({"router"}),
    inner=dict.fromkeys(MOUNTS, Mounting((1, "app"), (0, "path"))),
)
OWNERS: Final = (*APPS, *ROUTERS, *(f"{app}.router" for app in APPS))
_WORDS: Final = ("get", "head", "post", "put", "patch", "delete", "options", "trace")
SHORT: Final = {f"{owner}.{method}": method.upper() for owner in OWNERS for method in _WORDS}
