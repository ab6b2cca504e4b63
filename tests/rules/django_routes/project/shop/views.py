from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.views import View

from shop.models import Account, Order


def healthz(request):
    """Answer."""
    return HttpResponse("ok")


def ping(request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"status": "down"}, status=503)
    return JsonResponse({"status": "up"})


class Ready(View):
    """Ask the database."""

    def get(self, request):
        connection.ensure_connection()
        return JsonResponse({"ready": True}, status=200)


def by_models(request):
    Order.objects.exists()
    return HttpResponse("ok")


def by_accounts(request):
    import django_redis

    Account.objects.filter(pk=1).exists()
    django_redis.get_redis_connection("default").set("health", 1)
    return HttpResponse("ok")


@login_required
def for_staff(request):
    return HttpResponse("ok")


class Guarded(PermissionRequiredMixin, View):
    permission_required = "shop.look"

    def get(self, request):
        return HttpResponse("ok")
