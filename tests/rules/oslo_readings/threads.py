"""Services that run with the threading backend of oslo.service, whose workers end at a SIGHUP."""

from oslo_config import cfg
from oslo_service import backend, service

CONF = cfg.CONF

try:
    backend.init_backend(backend.BackendType.THREADING)
except backend.exceptions.BackendAlreadySelected:
    pass


def serve(server):
    service.launch(CONF, server, workers=2)
    service.launch(CONF, server, restart_method="mutate")


# none of these: a launcher whose way to start again only the caller knows


def other(server, method):
    service.launch(CONF, server, restart_method=method)
