from django.urls import include, path, re_path

urlpatterns = [
    path("ht/", include("health_check.urls")),
    re_path(r"^api/", include("shop.api")),
]

# none of these
urlpatterns += [path("orders/", include("shop.orders"))]
