# none of these
from shop.feet import step

step("left", "right")
