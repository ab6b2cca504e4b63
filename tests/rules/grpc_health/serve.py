from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc


def serve():
    server = grpc.server(futures.ThreadPoolExecutor())
    servicer = health.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(servicer, server)
    servicer.set("", health_pb2.HealthCheckResponse.SERVING)
    servicer.set("shop.Orders", health_pb2.HealthCheckResponse.SERVING)
    server.add_insecure_port("[::]:50051")
    server.start()
    return servicer


# none of these
def stop(servicer: health.HealthServicer):
    servicer.set("shop.Orders", health_pb2.HealthCheckResponse.NOT_SERVING)
    {}.setdefault("", "SERVING")
