from django.urls import path

from shop import views

# none of these
urlpatterns = [path("healthz", views.healthz)]
