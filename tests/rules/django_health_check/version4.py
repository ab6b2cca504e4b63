import dataclasses

import requests
from django.urls import path
from health_check import HealthCheck
from health_check.contrib.psutil import CPU
from health_check.views import HealthCheckView


@dataclasses.dataclass
class Stock(HealthCheck):
    """Ask the stock service."""

    def run(self):
        """Ask it."""
        requests.get("http://stock/", timeout=3)


urlpatterns = [
    path("ht/", HealthCheckView.as_view()),
    path(
        "readyz",
        HealthCheckView.as_view(
            checks=[
                "health_check.checks.Database",
                ("health_check.contrib.psutil.Disk", {"max_disk_usage_percent": 80}),
                ("health_check.contrib.psutil.Memory", {"min_gibibytes_available": 2, "max_memory_usage_percent": None}),
                CPU(),
                Stock,
            ]
        ),
    ),
]


# none of these
class Own:
    def run(self):
        return "health"


own = [path("orders/", Own)]
