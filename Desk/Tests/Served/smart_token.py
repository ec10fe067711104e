"""Delivery to a server that gives tokens for signed assertions (SMART Backend Services): each of both kinds of key, and a token that runs out.

    python3 Desk/Tests/Served/smart_token.py Desk/.build/debug/anteroom-desk

Signatures are verified by openssl with the public key.
"""
import base64, http.server, json, pathlib, shutil, subprocess, sys, tempfile, threading, time, urllib.parse

from desk_program import put, skip

PROGRAM = sys.argv[1]
TOKENS = pathlib.Path(__file__).resolve().parents[3] / "Installation/smart-token"


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def der_integer(number):
    number = number.lstrip(b"\0") or b"\0"
    number = b"\0" + number if number[0] & 0x80 else number
    return bytes([2, len(number)]) + number


class Server:
    """A token endpoint and a FHIR server that takes what comes with the newest token."""

    def __init__(self, folder, algorithm, uses):
        self.folder, self.algorithm, self.uses = folder, algorithm, uses
        self.seen, self.left, self.token, self.stored = set(), 0, None, []
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                assert self.path == "/fhir/.well-known/smart-configuration"
                self.answer(200, {"token_endpoint": server.base + "/token"})

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/token":
                    problem = server.problem(dict(urllib.parse.parse_qsl(body.decode())))
                    if problem:
                        return self.answer(400, {"error": "invalid_client", "error_description": problem})
                    server.token, server.left = f"token-{len(server.seen)}", server.uses
                    return self.answer(200, {"access_token": server.token, "token_type": "bearer", "expires_in": 300})
                if self.headers["Authorization"] != f"Bearer {server.token}" or not server.left:
                    return self.answer(401, {})
                server.left -= 1
                server.stored.append(body)
                entries = [{"response": {"status": "201"}} for _ in json.loads(body)["entry"]]
                self.answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": entries})

            def answer(self, status, body):
                text = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        http_server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{http_server.server_port}"
        threading.Thread(target=http_server.serve_forever, daemon=True).start()

    def problem(self, form):
        if form.get("grant_type") != "client_credentials" or form.get("scope") != "system/Patient.c system/ServiceRequest.crs":
            return "grant or scope"
        if form.get("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer":
            return "assertion type"
        header, claims, signature = form["client_assertion"].split(".")
        if json.loads(decoded(header)) != {"alg": self.algorithm, "kid": "key-1", "typ": "JWT"}:
            return "header"
        told = json.loads(decoded(claims))
        if not (told["iss"] == told["sub"] == "desk of the clinic" and told["aud"] == self.base + "/token"):
            return "who or to whom"
        if not time.time() < told["exp"] <= time.time() + 300 or told["jti"] in self.seen:
            return "when, or once more"
        self.seen.add(told["jti"])
        signature = decoded(signature)
        if self.algorithm == "ES384":
            assert len(signature) == 96
            numbers = der_integer(signature[:48]) + der_integer(signature[48:])
            signature = bytes([0x30, len(numbers)]) + numbers
        (self.folder / "signature").write_bytes(signature)
        check = subprocess.run(["openssl", "dgst", "-sha384", "-verify", self.folder / "public", "-signature", self.folder / "signature"],
                               input=f"{header}.{claims}".encode(), capture_output=True)
        return None if check.returncode == 0 else "signature"


def check(algorithm, make, by_discovery):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        subprocess.run([*make, "-out", folder / "key"], check=True, capture_output=True)
        subprocess.run(["openssl", "pkey", "-in", folder / "key", "-pubout", "-out", folder / "public"], check=True, capture_output=True)
        (folder / "key").chmod(0o600)
        server = Server(folder, algorithm, uses=2)
        where = f"base={server.base}/fhir" if by_discovery else f"token={server.base}/token"
        (folder / "smart").write_text(
            f"client=desk of the clinic\nkey={folder}/key\nkid=key-1\n{where}\nscope=system/Patient.c system/ServiceRequest.crs\n")
        requests = folder / "Requests"
        (requests / "alerts").mkdir(parents=True)
        for n in range(5):
            put(requests, f"7F3KQ{n}", f"Person {n}")
        command = [PROGRAM, "deliver", "--to", server.base + "/fhir", "--requests", requests, "--token-command", f"{TOKENS} {folder}/smart"]
        run = subprocess.run(command, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        # A token serves two, so that three are asked for, each by an assertion of its own.
        assert len(server.stored) == 5 and len(server.seen) == 3, (len(server.stored), len(server.seen))

        # Many in a row: a number in a signature may begin with zeros.
        if algorithm == "ES384":
            for _ in range(20):
                subprocess.run([TOKENS, folder / "smart"], check=True, capture_output=True)
        # What is wrong is said, and no token is printed.
        (folder / "key").chmod(0o644)
        refused = subprocess.run([TOKENS, folder / "smart"], capture_output=True, text=True)
        assert refused.returncode and not refused.stdout and "chmod 600" in refused.stderr, refused
        (folder / "key").chmod(0o600)
        settings = (folder / "smart").read_text()
        (folder / "smart").write_text(settings.replace("kid=key-1", "kid=key-2"))
        refused = subprocess.run([TOKENS, folder / "smart"], capture_output=True, text=True)
        assert refused.returncode and not refused.stdout and "invalid_client header" in refused.stderr, refused
        (folder / "smart").write_text(settings.split(where)[0] + "token=http://evil.example/token" + settings.split(where)[1])
        refused = subprocess.run([TOKENS, folder / "smart"], capture_output=True, text=True)
        assert refused.returncode and "not https" in refused.stderr, refused


def main():
    if not all(map(shutil.which, ["openssl", "curl", "jq"])):
        skip("openssl, curl or jq is not installed")
    check("ES384", ["openssl", "ecparam", "-name", "secp384r1", "-genkey", "-noout"], by_discovery=True)
    check("RS384", ["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], by_discovery=False)
    print("tokens for signed assertions: all is well")


main()
