import functools

import redis
import requests
from flask import Blueprint, Flask, jsonify
from flask.views import MethodView
from flask_caching import Cache
from sqlalchemy import create_engine, text

app = Flask(__name__)
cache = Cache(app)
engine = create_engine("postgresql://db/shop")
store = redis.Redis(host="cache")
monitoring = Blueprint("monitoring", __name__, url_prefix="/monitoring")
inner = Blueprint("inner", __name__)
unused = Blueprint("unused", __name__)
orders = Blueprint("orders", __name__, url_prefix="/orders")


@app.route("/healthz")
def healthz():
    """Tell that the process answers."""
    return "OK", 200


@app.route("/ready", methods=["GET", "HEAD"])
def ready():
    check_store()
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return jsonify(status="ready")


def check_store():
    store.ping()


@monitoring.get("/health")
@cache.cached(timeout=30)
def health():
    return {"status": "up", "orders": count()}


def count():
    return 3


@inner.route("/livez")
def livez():
    return jsonify({"status": "alive"})


@inner.route("/healthcheck")
def healthcheck():
    try:
        store.ping()
    except Exception:
        return {"ok": True}
    return {"ok": True}


class Ping(MethodView):
    """Answer."""

    def get(self):
        return "pong"


app.add_url_rule("/ping", view_func=Ping.as_view("ping"))
app.add_url_rule("/_status", "status", lambda: ("fine", 200))
app.register_blueprint(monitoring)
monitoring.register_blueprint(inner, url_prefix="/inner")
app.register_blueprint(orders)


@app.route("/k8s/startup")
def has_started():
    return "started"


# none of these


@app.route("/system/startup")
def told_of_its_start():
    return {"safe_mode": True}


@unused.route("/health")
def never_served():
    return "OK"


@app.route("/patients/<int:patient>/health")
def of_a_patient(patient):
    return load(patient)


@app.route("/tv/live")
def broadcast():
    return "on air"


@app.route("/heartbeat", methods=["POST"])
def told_by_workers():
    return "noted"


@app.route("/orders/status")
def order_status():
    return "sent"


def client():
    return requests.get("http://other/health", timeout=3)


@functools.cache
def health_of(name):
    return name
