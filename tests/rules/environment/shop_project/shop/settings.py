"""Constants that are variables: both are told where they do not say the same."""

import os

from shop import env

GREETING = env.text("SHOP_GREETING", "hello")
REGION = env.cast("region", "eu")
TITLE = os.environ.get("SHOP_TITLE", "shop").upper()

# none of these
COLOUR = "red"
