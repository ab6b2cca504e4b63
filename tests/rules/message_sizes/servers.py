import os
from concurrent.futures import ThreadPoolExecutor

import grpc
import websockets
from aiohttp import web
from tornado.httpserver import HTTPServer

MAX_MESSAGE = int(os.environ.get("SHOP_MAX_MESSAGE", "16777216"))
OPTIONS = [("grpc.max_receive_message_length", MAX_MESSAGE), ("grpc.so_reuseport", 1)]

APP = web.Application(client_max_size=100 * 1024**2)
OPEN = web.Application(client_max_size=0)


def serve():
    own = grpc.server(ThreadPoolExecutor(8))
    told = grpc.server(ThreadPoolExecutor(8), options=OPTIONS + [("grpc.max_send_message_length", -1)], maximum_concurrent_rpcs=64)
    return own, told


def ask(address):
    return grpc.insecure_channel(address, options=[("grpc.max_receive_message_length", 8 * 1024 * 1024)])


def listen(application):
    HTTPServer(application, max_body_size=2**20)
    return websockets.serve(application, "", 8765, max_size=None)


# none of these


def others(options, application, size):
    grpc.server(ThreadPoolExecutor(8), options=options)
    grpc.insecure_channel("shop:50051", options=[("grpc.keepalive_time_ms", 10000)])
    grpc.insecure_channel("shop:50051")
    websockets.serve(application, "", 8766)
    return HTTPServer(application), web.Application()


def client_max_size(size):
    return size
