import backoff
import requests
import stamina
import tenacity
from celery import shared_task
from oslo_config import cfg
from retrying import retry as retrying_retry
from tenacity import retry, stop_after_attempt, stop_after_delay, wait_exponential
from urllib3.util import Retry

CONF = cfg.CONF
TRIES = 4
SLOWER = wait_exponential(multiplier=0.5, max=60)


@retry(stop=stop_after_attempt(5), wait=wait_exponential(max=10), reraise=True)
def fetch():
    pass


def softly(task):
    pause = CONF.interval

    @retry(stop=stop_after_attempt(6), wait=tenacity.wait_fixed(pause))
    def off():
        pass

    attempts = CONF.retries + 1

    @retry(stop=stop_after_attempt(attempts))
    def on():
        pass

    return off


PATIENTLY = tenacity.Retrying(wait=SLOWER)


@tenacity.retry(wait=SLOWER)
def patient():
    pass


@tenacity.retry(stop=stop_after_attempt(CONF.tries) | stop_after_delay(60))
def push():
    pass


def by_patience(patient):
    if patient:
        stop = tenacity.stop_never
    else:
        stop = stop_after_attempt(CONF.tries)

    @retry(stop=stop)
    def take():
        pass

    return take


@retry
def for_ever():
    pass


def loop():
    for attempt in tenacity.Retrying(stop=tenacity.stop_after_attempt(TRIES)):
        with attempt:
            fetch()


@backoff.on_exception(backoff.expo, OSError, max_tries=3)
def send():
    pass


@backoff.on_predicate(backoff.constant, interval=1)
def poll():
    pass


@stamina.retry(on=OSError)
def ask():
    pass


def ask_in_place():
    for attempt in stamina.retry_context(on=OSError, attempts=TRIES, timeout=None):
        with attempt:
            ask()


@retrying_retry(stop_max_attempt_number=7)
def old():
    pass


@shared_task(autoretry_for=(OSError,), retry_backoff=True)
def mail():
    pass


@shared_task(bind=True, max_retries=None, default_retry_delay=30)
def bill(self):
    pass


session = requests.Session()
session.mount("https://", requests.adapters.HTTPAdapter(max_retries=Retry(total=2, backoff_factor=0.5)))


@shared_task(autoretry_for=(OSError,), retry_kwargs={"max_retries": 5}, retry_backoff=True)
def fetch_bugs():
    pass


@shared_task(autoretry_for=(OSError,), max_retries=7, retry_kwargs={"countdown": 5})
def fetch_builds():
    pass


THRICE = {"stop": stop_after_attempt(3), "reraise": True}


@retry(**THRICE)
def fetch_cases():
    pass


# none of these


@shared_task(autoretry_for=(OSError,), retry_kwargs=CONF.again)
def fetch_later():
    pass


@retry(**CONF.patience)
def fetch_patiently():
    pass


@shared_task
def plain():
    pass


def retry_later(**options):
    return retry(**options)(fetch)


@retry(stop=lambda state: state.attempt_number > 3)
def own():
    pass


@retry(stop=stop_after_attempt(3))
def pages():
    yield fetch()


@backoff.on_exception(backoff.expo, OSError, max_tries=3)
async def rows():
    yield 1


def until(limit):
    patience = limit or CONF.tries * CONF.interval

    @retry(stop=stop_after_delay(patience))
    def come():
        pass

    @retry(stop=stop_after_delay(CONF.tries * CONF.interval))
    def arrive():
        pass

    return come, arrive
