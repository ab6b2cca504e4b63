from django.urls import path

from shop.urls import answer, common_patterns

front = [path("", answer)] + []
urlpatterns = common_patterns + front + [path("^", answer)]
