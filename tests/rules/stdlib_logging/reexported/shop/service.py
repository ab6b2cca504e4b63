from shop import logs
from shop.logs import SIZE, FileHandler, Rotating, getLogger

log = getLogger(__name__)
log.addHandler(Rotating("/var/log/shop/service.log", maxBytes=SIZE, backupCount=1))
log.addHandler(logs.FileHandler("/var/log/shop/plain.log"))


# none of these: a name of the project's own
from shop.papers import FileHandler as Clerk

Clerk("/var/log/shop/clerk.log")
