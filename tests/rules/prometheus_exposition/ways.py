"""Every way to get at the metrics."""

import os

from fastapi import FastAPI
from prometheus_client import (
    CollectorRegistry,
    make_asgi_app,
    make_wsgi_app,
    multiprocess,
    push_to_gateway,
    start_http_server,
    start_wsgi_server,
)
from starlette.routing import Mount
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from wsgiref.simple_server import make_server

start_http_server(8000)
start_http_server(int(os.environ.get("METRICS_PORT", "9100")), addr="127.0.0.1")


def serve(port=9200):
    start_wsgi_server(port=port)


def somewhere(options):
    start_http_server(options.port)


app = FastAPI()
metrics_app = make_asgi_app()
app.mount("/metrics", metrics_app)
app.mount("/internal/metrics", make_asgi_app())
routes = [Mount("/routed", app=make_asgi_app())]
wsgi = DispatcherMiddleware(app, {"/wsgi-metrics": make_wsgi_app()})
server = make_server("0.0.0.0", 9400, make_wsgi_app())

registry = CollectorRegistry()
push_to_gateway("gateway:9091", job="nightly", registry=registry)
push_to_gateway(os.environ["PUSHGATEWAY"], job="nightly", registry=registry)
multiprocess.MultiProcessCollector(registry)

# none of these: servers of other libraries, and what does not say where

elsewhere = make_wsgi_app()


def push_to(gateways):
    for gateway in gateways:
        push_to_gateway(gateway.strip(), job="nightly", registry=registry)


from other_server import start_http_server as start

start(8080)
