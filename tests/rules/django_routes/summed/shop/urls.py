from django.conf import settings
from django.conf.urls.static import static
from django.http import HttpResponse
from django.urls import path


def answer(request):
    """Answer."""
    return HttpResponse("ok")


base_patterns = [path("healthz/", answer)]
if settings.DEBUG:
    base_patterns += static("/media/")
office_patterns = [path("orders/", answer)]
common_patterns = base_patterns + office_patterns + []
