import os

PREFIX = os.environ["SHOP_PREFIX"]
