from django.urls import include, path, re_path
from django.views.decorators.cache import cache_page

from shop import views

probes = [path("ready/", views.Ready.as_view())]

urlpatterns = [
    path("healthz/", views.healthz, name="healthz"),
    re_path(r"^livez/?$", cache_page(60)(views.healthz)),
    path("internal/", include("shop.inner")),
    path("probes/", include((probes, "probes"))),
]
urlpatterns += [path("_status", views.healthz)]

# none of these
urlpatterns += [path("orders/<int:number>/health", views.healthz)]
unused = [path("health", views.healthz)]
