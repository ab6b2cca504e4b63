from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.views import View


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
