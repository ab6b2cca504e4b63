"""Constants of a protocol."""

# none of these
OK = 200
CREATED = 201
NOT_FOUND = 404
GONE = 410
