"""Named by a default of an environment variable, takes all of another."""

from shop.fallback import *

CONCURRENT_ORDERS = CONCURRENT_ORDERS * 2
FEATURES += ["audit"]

# none of these
from shop.plugins import Maps as MAPS
