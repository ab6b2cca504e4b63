"""Views of Django without a token against forged requests."""

from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect, ensure_csrf_cookie


@csrf_exempt
def webhook(request):
    pass


@csrf_exempt
def unrouted(request):
    pass


@method_decorator(csrf_exempt, name="dispatch")
class Payments(View):
    def post(self, request):
        pass


class Notices(View):
    @method_decorator([ensure_csrf_cookie, csrf_exempt])
    def dispatch(self, request):
        pass


class Upload(View):
    pass


urlpatterns = [
    path("webhook/", webhook),
    path("upload/", csrf_exempt(Upload.as_view())),
]

# none of these: views that ask for a token


@csrf_protect
def order(request):
    pass


@method_decorator(ensure_csrf_cookie, name="dispatch")
class Basket(View):
    pass
