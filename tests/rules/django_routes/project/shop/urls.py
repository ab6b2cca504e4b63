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
urlpatterns += [path("_status", views.healthz), path("health/models", views.by_models), path("health/", views.by_models)]
urlpatterns += [path("health/accounts/ready", views.by_accounts), path("health/ready", views.by_accounts)]
urlpatterns += [path("private/health", views.for_staff), path("private/healthz", views.Guarded.as_view())]

# none of these
urlpatterns += [path("orders/<int:number>/health", views.healthz)]
unused = [path("health", views.healthz)]
