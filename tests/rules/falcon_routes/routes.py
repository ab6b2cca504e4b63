import falcon
import falcon.asgi
import redis

store = redis.Redis()


class Health:
    """Ask the store."""

    def on_get(self, req, resp):
        store.ping()
        resp.media = {"status": "ok"}

    def on_get_live(self, req, resp):
        resp.media = {"status": "alive"}


class Beat:
    def on_post(self, req, resp):
        resp.status = falcon.HTTP_204


app = falcon.App()
app.add_route("/health", Health())
app.add_route("/livez", Health(), suffix="live")
for version in ("/v1", "/v2"):
    app.add_route(version + "/ping", Health())
falcon.asgi.App().add_route("/readyz", Health())

# none of these
app.add_route("/heartbeat", Beat())
app.add_route("/orders/{number}/health", Health())
