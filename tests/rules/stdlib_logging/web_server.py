"""What uvicorn is started with."""

import uvicorn

uvicorn.run("shop:app", log_config="/etc/shop/logging.yaml")
uvicorn.run(
    "shop:app",
    log_config={
        "version": 1,
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(message)s"}},
        "handlers": {"file": {"class": "logging.FileHandler", "filename": "/var/log/shop/web.log", "formatter": "plain"}},
    },
)


def start(settings):
    uvicorn.Config("shop:app", log_config=settings.log_config)


# none of these: logging that is left as it is

uvicorn.run("shop:app", log_config=None)
uvicorn.run("shop:app", log_level="info")
