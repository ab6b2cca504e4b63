"""What the programs start."""

import cotyledon
from oslo_service import service


class Manager(cotyledon.ServiceManager):
    """Workers of the shop."""


def serve(server, workers):
    launcher = service.launch(None, server, workers=workers)
    return launcher
