"""What is measured and logged."""

import logging
import logging.handlers

from prometheus_client import Counter, Gauge

ORDERS = Counter("shop_orders", "Orders *placed*, by `state`.", ["state"])
OPEN = Gauge("shop_open_orders", "Orders not yet paid.")

logger = logging.getLogger(__name__)
logger.addHandler(logging.handlers.RotatingFileHandler("shop.log", maxBytes=1_000_000, backupCount=3))
logger.addHandler(logging.FileHandler("audit.log"))
