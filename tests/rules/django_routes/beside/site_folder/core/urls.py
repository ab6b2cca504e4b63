from django.http import HttpResponse
from django.urls import include, path


def answer(request):
    """Answer."""
    return HttpResponse("ok")


def probes(version):
    return [path("livez/", answer)]


LISTS = {"v1": {"probes": probes("v1")}}
urlpatterns = [path("healthz/", answer)]
urlpatterns.append(path("v1/", include(LISTS["v1"]["probes"])))

# none of these
urlpatterns += [path("orders/", answer)]
