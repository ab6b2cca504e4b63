"""Views of Pyramid and cornice, by the permission that they ask for."""

from cornice.resource import resource, view
from pyramid.authorization import Allow, Authenticated, Deny, Everyone
from pyramid.view import view_config

READ = "read_orders"


@resource(collection_path="/orders/", path="/orders/{order}")
class Orders:
    def __acl__(self):
        """Whoever asks may read."""
        return [(Allow, Authenticated, "change_orders"), (Allow, Everyone, READ)]

    @view(accept="application/json", permission="change_orders")
    @view(accept="text/html", permission="change_orders")
    def put(self):
        pass

    @view(permission="change_orders")
    def collection_post(self):
        pass

    # none of these: everyone may read

    @view(accept="application/json", permission=READ)
    @view(accept="text/html", permission=READ)
    def collection_get(self):
        pass

    @view(permission=READ)
    def get(self):
        pass


class Refusing:
    __acl__ = [(Deny, "group:blocked", READ), (Allow, Everyone, READ)]


class Open:
    __acl__ = [(Allow, Everyone, ("read_orders", "list_orders"))]


@resource(path="/stock/{item}", factory=Refusing)
class Stock:
    @view(permission=READ)
    def get(self):
        pass


@view_config(route_name="/users/{user}", request_method="PATCH", permission="modify")
@view_config(route_name="/users/{user}/", request_method="PATCH", permission="modify")
def modify(request):
    pass


# none of these: the factory lets everyone in


@resource(path="/prices/{item}", factory=Open)
class Prices:
    @view(permission="list_orders")
    def get(self):
        pass
