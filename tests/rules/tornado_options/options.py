import datetime
import os

import tornado.options
from tornado.options import OptionParser, define, options

define("port", default=8888, help="run on the given port", type=int)
define("db_host", default="localhost")
define("debug", False, bool, "reload when code changes")
define("timeout_seconds", 1.5)
define("max_age", default=datetime.timedelta(hours=1))
define("allowed_hosts", type=str, multiple=True)
define("cookie_secret", default=os.environ.get("SHOP_SECRET", ""))
tornado.options.define("folder", default=read_it(), help="where the orders are")
options.define("level", default="info", group="application")
own = OptionParser()
own.define("own", default=1)

# none of these


class Words:
    def define(self, word, default=None): ...


Words().define("port", default=1)
define(read_name(), default=1)
options.parse_command_line()
