LOGGING_CONFIG: dict[str, object] = {
    "version": 1,
    "formatters": {"access": {"()": "shop.logs.AccessFormatter", "fmt": "%(client_addr)s"}},
    "handlers": {"access": {"formatter": "access", "class": "logging.StreamHandler", "stream": "ext://sys.stdout"}},
}
