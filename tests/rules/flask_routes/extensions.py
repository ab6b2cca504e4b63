"""What extensions of Flask serve."""

from flask import Flask
from flask_appbuilder import BaseView, expose
from flask_restful import Api, Resource
from werkzeug.middleware.dispatcher import DispatcherMiddleware

app = Flask(__name__)


def answer(environ, start_response):
    """Answer."""
    start_response("200 OK", [])
    return [b"OK"]


api = Api(app)


class Health(Resource):
    """Answer."""

    def get(self):
        return {"status": "ok"}, 200


class Orders(Resource):
    def get(self):
        return []


class Watch(BaseView):
    route_base = "/watch"

    @expose("/health/")
    def health(self):
        return "ok"

    @expose("/order/<int:number>/health")
    def of_an_order(self, number):
        return "ok"


api.add_resource(Health, "/health", "/orders/<number>/health")

app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/healthz": answer, "/metrics": answer})

# none of these
api.add_resource(Orders, "/orders")
