from fastapi import FastAPI
from fastapi_utils.tasks import repeat_every

app = FastAPI()


@app.on_event("startup")
@repeat_every(seconds=60 * 60, wait_first=True)
def clean() -> None:
    """Remove expired tokens."""


# none of these
@repeat_every(seconds=1, max_repetitions=3)
def few() -> None: ...
