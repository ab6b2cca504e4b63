"""Contexts of clients that keep the checks of Python."""

import ssl

CONTEXT = ssl.create_default_context(cafile="/etc/shop/ca.pem")
OTHER = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

# none of these: a context for servers checks no names
SERVER = ssl.create_default_context(purpose=ssl.Purpose.CLIENT_AUTH)
PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
