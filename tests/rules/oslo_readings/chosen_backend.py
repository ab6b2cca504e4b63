"""Services whose backend is chosen where they start."""

import os

from oslo_config import cfg
from oslo_service import backend, service

if os.environ.get("SHOP_THREADS"):
    backend.init_backend(backend.BackendType.THREADING)


def serve(server):
    service.launch(cfg.CONF, server, workers=2)
    service.launch(cfg.CONF, server, restart_method="mutate")


# none of these: another library's choice


def init_backend(kind):
    return kind


init_backend("eventlet")
