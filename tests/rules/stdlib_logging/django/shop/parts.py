HANDLERS = {"shared": {"class": "logging.FileHandler", "filename": "/var/log/shop/shared.log"}}
