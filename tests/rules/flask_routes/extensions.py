"""What extensions of Flask serve."""

from flask import Flask
from flask_appbuilder import BaseView, expose
from flask_restful import Api, Resource

app = Flask(__name__)
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

# none of these
api.add_resource(Orders, "/orders")
