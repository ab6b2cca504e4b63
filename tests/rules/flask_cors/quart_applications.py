"""Origins that may call an application of Quart."""

from quart import Quart
from quart_cors import cors

app = cors(Quart(__name__), allow_origin="https://shop.example.org")

# none of these: what only the site knows
other = cors(Quart(__name__), allow_origin=origin_of_the_site())
