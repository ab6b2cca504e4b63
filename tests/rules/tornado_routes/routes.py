from tornado.httpclient import AsyncHTTPClient
from tornado.web import Application, RequestHandler, url

HEALTH = r"/health"


class Health(RequestHandler):
    """Answer."""

    def get(self):
        self.write({"status": "ok"})


class Beat(RequestHandler):
    def post(self):
        self.finish("noted")


class Plain:
    def get(self):
        return "OK"


handlers = [(r"/healthz/?$", Health), url(r"^/ready$", Health, name="ready")]
extension_handlers = [(HEALTH, Health), (r"/livez", Health)]
app = Application(handlers + [(r"/ping", Health)])


# none of these
others = [(r"/health", Plain), (r"/heartbeat", Beat), (r"/orders/([0-9]+)/health", Health), ("health", "ok")]


async def client():
    return await AsyncHTTPClient().fetch("http://stock/health")
