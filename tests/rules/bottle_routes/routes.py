import bottle
from bottle import Bottle, route

app = Bottle()
inner = Bottle()


@route("/healthz")
def healthz():
    """Answer."""
    return {"status": "ok"}


@app.get("/ready")
def ready():
    return "ready"


@inner.route("/livez", method="GET")
def livez():
    return "alive"


app.route("/ping", "GET", ready)
app.mount("/inner", inner)
main = bottle.default_app()


@main.route("/_status")
def status():
    return "fine"


# none of these


@app.route("/orders/<number>/health")
def of_an_order(number):
    return "OK"


@app.route("/heartbeat", method="POST")
def told_by_workers():
    return "noted"
