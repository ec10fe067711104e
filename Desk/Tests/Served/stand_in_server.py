"""A FHIR server as far as delivery sees it: takes everything, counts what it stored, and can be told to be busy or to hang up."""
import collections, http.server, json, re, threading, urllib.parse

NUMBER = re.compile(r"\d{8}T\d{6}Z-[0-9A-Z]{6}")


class StandInServer:
    """`got` counts how often each request was stored; `trouble` names what it does to a POST, from how many there were before."""

    def __init__(self, address="127.0.0.1", trouble=lambda posts: None):
        self.got, self.posts, self.trouble = collections.Counter(), 0, trouble
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self, status, body, *headers):
                self.send_response(status)
                for name, value in [("Content-Type", "application/fhir+json"), *headers]:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def do_GET(self):
                wanted = NUMBER.search(urllib.parse.unquote(self.path))
                known = wanted and outer.got[wanted[0]]
                entry = {"entry": [{"resource": {"resourceType": "ServiceRequest"}}]} if known else {}
                self.answer(200, {"resourceType": "Bundle", "type": "searchset", **entry})

            def do_POST(self):
                bundle = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                number = next(identifier["value"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "ServiceRequest"
                              for identifier in entry["resource"]["identifier"] if identifier["system"].endswith("/request-number"))
                trouble = outer.trouble(outer.posts)
                outer.posts += 1
                if trouble == "busy":
                    self.answer(503, {"resourceType": "OperationOutcome"}, ("Retry-After", "1"))
                    return
                outer.got[number] += 1
                if trouble == "hang up":
                    self.connection.close()
                    return
                response = [{"response": {"status": "201"}} for _ in bundle["entry"]]
                self.answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": response})

            def log_message(self, *rest):
                pass

        self.server = http.server.ThreadingHTTPServer((address, 0), Handler)
        self.base = f"http://{address}:{self.server.server_port}/fhir"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        self.server.shutdown()
        self.server.server_close()
