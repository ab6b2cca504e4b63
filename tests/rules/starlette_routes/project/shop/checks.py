from fastapi import APIRouter, Depends, Response, status
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

router = APIRouter(prefix="/health", tags=["health"])
bare = APIRouter()
forgotten = APIRouter(prefix="/forgotten")


async def session() -> AsyncSession: ...


@router.get("")
async def health():
    """Tell that the process answers."""
    return {"status": "ok", "version": version()}


@router.get("/live", status_code=status.HTTP_204_NO_CONTENT)
async def live():
    return None


@router.get("/ready")
async def ready(response: Response, db: AsyncSession = Depends(session)):
    """Ask the database."""
    try:
        await db.execute(text("SELECT 1"))
    except Exception:
        response.status_code = 503
        return {"status": "down"}
    return {"status": "ready"}


@bare.api_route("/readyz", methods=["GET", "HEAD"], status_code=200)
def readyz():
    return {"ready": True}


def version():
    return open("VERSION").read()


# none of these


@forgotten.get("/healthz")
def never_included():
    return {"status": "ok"}


@bare.get("/models/{name}/health")
def of_a_model(name: str):
    return {"status": name}


@bare.post("/heartbeat")
def told_by_workers():
    return {"status": "ok"}
