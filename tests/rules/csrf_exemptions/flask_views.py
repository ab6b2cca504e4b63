"""Views of Flask without a token against forged requests."""

from flask import Blueprint, Flask
from flask_wtf.csrf import CSRFProtect

app = Flask(__name__)
csrf = CSRFProtect(app)
api = Blueprint("api", __name__)


@app.route("/webhook", methods=["POST"])
@csrf.exempt
def webhook():
    pass


csrf.exempt(api)
csrf.exempt("shop.views.upload")

# none of these: another object with such a method


class Tax:
    def exempt(self, goods):
        pass


tax = Tax()
tax.exempt(api)


@tax.exempt
def books():
    pass
