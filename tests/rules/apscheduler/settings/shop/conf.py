import os

POLL = int(os.getenv("POLL", "60"))
SWEEP = 3600
