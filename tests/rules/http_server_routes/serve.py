from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        """Answer."""
        if self.path == "/healthz":
            self.send_response(200)
        elif self.path in ("/ready", "/readyz"):
            self.send_response(200)
        elif self.path == "/orders":
            self.send_response(200)

# none of these

    def do_POST(self):
        if self.path == "/health":
            self.send_response(200)


class Other:
    path = "/health"

    def do_GET(self):
        return self.path == "/health"


HTTPServer(("", 8080), Handler).serve_forever()
