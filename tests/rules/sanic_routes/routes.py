from sanic import Blueprint, Sanic
from sanic.response import json, text

app = Sanic("shop")
probes = Blueprint("probes", url_prefix="/probes")
unused = Blueprint("unused")


@app.get("/healthz")
async def healthz(request):
    """Answer."""
    return json({"status": "ok"})


@probes.route("/ready", methods=["GET"])
async def ready(request):
    return text("ready", status=200)


app.add_route(healthz, "/ping")
app.blueprint(probes)

# none of these


@unused.get("/health")
async def never_served(request):
    return text("OK")


@app.get("/orders/<number>/health")
async def of_an_order(request, number):
    return text("OK")
