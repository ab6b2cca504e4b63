"""Logs whose place only an option says."""

import logging
import logging.handlers


def set_up(conf, args):
    host = conf.get("log_udp_host", None)
    port = int(conf.get("log_udp_port", 514))
    if host:
        logging.getLogger().addHandler(logging.handlers.SysLogHandler(address=(host, port)))
    address = conf.get("log_address", "/dev/log")
    logging.getLogger().addHandler(logging.handlers.SysLogHandler(address=address))
    logging.basicConfig(filename=args.logfile, format="%(asctime)s %(message)s")
    logging.getLogger().addHandler(logging.FileHandler(conf["audit_file"]))


# none of these: what an object keeps is no option


class Program:
    def set_up(self):
        logging.getLogger().addHandler(logging.NullHandler(self.path))
