"""Views, and who may open them."""

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_required, permission_required, user_passes_test
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.generic import DetailView, View
from rest_framework import permissions, viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny, IsAuthenticated

DELETE = "orders.delete_order"


class IsOwner(permissions.BasePermission):
    pass


@login_required
def orders(request):
    pass


@login_required
@permission_required((DELETE, "orders.view_order"), raise_exception=True)
def delete(request, pk):
    pass


@login_required
def drop(request, pk):
    order = load(pk)
    if not request.user.is_staff and not order.is_own(request.user):
        return HttpResponse("no", status=403)
    order.delete()


@permission_required(permission_of_the_site)
def dynamic(request):
    pass


def is_packer(user):
    return user.groups.filter(name="packers").exists()


@user_passes_test(is_packer, login_url="/login")
@staff_member_required
def pack(request):
    pass


@user_passes_test(lambda user: user.is_superuser)
def reset(request):
    pass


@method_decorator(login_required, name="dispatch")
@method_decorator([permission_required(DELETE)], name="post")
class Basket(View):
    @method_decorator(staff_member_required)
    def dispatch(self, request):
        pass


class Account(LoginRequiredMixin, DetailView):
    pass


class Refund(PermissionRequiredMixin, View):
    permission_required = "orders.refund"


class AnyOfThem(PermissionRequiredMixin):
    def has_permission(self):
        for permission in self.get_permission_required():
            if self.request.user.has_perm(permission):
                return True
        return False


class Voucher(AnyOfThem, View):
    """Hand out a voucher."""

    permission_required = ("orders.refund", "orders.give")


class Loyal(AnyOfThem, View):
    permission_required = ("orders.refund", "orders.give")

    def has_permission(self):
        return super().has_permission() and self.request.user.is_loyal


class Own(LoginRequiredMixin, DetailView):
    def dispatch(self, request, *args, **kwargs):
        if request.user.pk != kwargs["pk"]:
            return HttpResponseForbidden()
        return super().dispatch(request, *args, **kwargs)


class Report(UserPassesTestMixin, View):
    def test_func(self):
        return self.request.user.is_staff


class Enter(UserPassesTestMixin, View):
    def test_func(self):
        """Everyone, where the shop is open."""
        return PUBLIC_ENTRY or self.request.user.is_authenticated


class Stock(UserPassesTestMixin, View):
    def test_func(self):
        if self.request.user.is_superuser:
            return True
        return self.stock.owner == self.request.user


class OrderViewSet(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated & (IsOwner | permissions.IsAdminUser), ~permissions.DjangoModelPermissions]


class PublicViewSet(viewsets.ReadOnlyModelViewSet):
    permission_classes = ()


@api_view(["GET"])
@permission_classes([AllowAny])
def ping(request):
    pass


urlpatterns = [
    path("orders/", login_required(orders)),
    path("orders/<int:pk>/voucher/", Voucher.as_view()),
]

# none of these: views without a guard, mixins of the project, decorators of the same name


class GuardedMixin(LoginRequiredMixin):
    pass


class Open(View):
    permission_required = "orders.unused"


class Later(viewsets.ModelViewSet):
    permission_classes = classes_of_the_site


def home(request):
    pass


class gate:
    @staticmethod
    def login_required(view):
        return view


@gate.login_required
def local(request):
    pass
