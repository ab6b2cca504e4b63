SESSION_COOKIE_SECURE = True

# none of these
secure = False
