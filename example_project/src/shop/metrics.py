"""Metrics of the HTTP API."""

from prometheus_client import Counter, Gauge, Histogram

REQUESTS = Counter("requests", "HTTP requests answered.", ["method", "status"], namespace="shop")
REQUEST_SECONDS = Histogram(
    "request_duration_seconds",
    "Time to answer an HTTP request.",
    ["method"],
    namespace="shop",
    buckets=(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0),
)
DATABASE_CONNECTIONS = Gauge("database_connections_in_use", "Connections taken from the pool.", namespace="shop")
