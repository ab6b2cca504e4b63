TEMPLATES_AUTO_RELOAD = True
REPORT_TO = "root@localhost"

# none of these
lower = 1
