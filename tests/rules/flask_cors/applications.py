"""Origins that may call an application of Flask."""

from flask import Flask, current_app
from flask_cors import CORS, cross_origin

app = Flask(__name__)
CORS(app)
CORS(app, supports_credentials=True, origins="*")
CORS(app, origins=["https://shop.example.org"])
CORS(app, origins=current_app.config["CORS_ORIGINS"])
CORS(app, resources={r"/api/*": {"origins": "*"}})


@app.route("/prices")
@cross_origin()
def prices():
    return {}


# none of these: made for later, what only the site knows, a function of the same name

cors = CORS()
CORS(app, origins=origins_of_the_site())
CORS(app, **options_of_the_site())
other.CORS(app)
