from django.urls import path

from shop.urls import answer, common_patterns

urlpatterns = common_patterns + [path("partners/", answer)]

# none of these: in no list
unused = [path("health/", answer)]
