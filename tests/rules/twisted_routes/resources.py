from twisted.web.resource import Resource
from twisted.web.server import Site


class Health(Resource):
    """Answer."""

    isLeaf = True

    def render_GET(self, request):
        return b"OK"


class Orders(Resource):
    isLeaf = True


root = Resource()
root.putChild(b"healthz", Health())
tree = {"/health": Health(), "/orders": Orders()}
site = Site(root)

# none of these
root.putChild(b"orders", Orders())
words = {"/health": "a path"}
