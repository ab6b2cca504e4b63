"""Views that the libraries for logins guard."""

import tornado.web
from flask import abort
from aiohttp_security import check_permission
from flask_httpauth import HTTPBasicAuth
from flask_jwt_extended import jwt_required
from flask_login import current_user, login_required
from flask_security import permissions_accepted, roles_required
from pyramid.view import view_config
from starlette.authentication import requires

auth = HTTPBasicAuth()


@login_required
def orders():
    pass


@auth.login_required
def api():
    pass


@jwt_required()
def token():
    pass


@roles_required("admin", "packer")
def pack():
    pass


@permissions_accepted("refund", "cancel")
def refund():
    pass


@roles_required(*roles_of_the_site)
def dynamic():
    pass


@requires(["authenticated", "orders:write"])
async def write(request):
    pass


@login_required
@roles_required("admin")
@permissions_accepted("refund", "cancel")
def stacked():
    pass


@login_required
def own_refusal():
    if not current_user.is_auditor:
        abort(403)
    return page()


class Handler(tornado.web.RequestHandler):
    @tornado.web.authenticated
    def get(self):
        pass


async def handler(request):
    await check_permission(request, "orders.read")


@view_config(route_name="/orders/{order}", request_method="DELETE", permission="drop")
@view_config(route_name="orders", permission="edit")
def edit(request):
    pass


# none of these: an optional token guards nothing, a view without a permission, a decorator of the project


@jwt_required(optional=True)
def greeting():
    pass


@view_config(route_name="home")
def home(request):
    pass


def jwt_required_(view):
    return view


@jwt_required_
def mine():
    pass
