from concurrent.futures import ThreadPoolExecutor

# none of these

from eventlet.green import profile

DUMPS = ThreadPoolExecutor(max_workers=8)
