"""The desk behind Debian's nginx, with the site file that is shipped: TLS, its own name, the token, and changes that come at once.

    python3 Desk/Tests/Served/desk_behind_nginx.py Desk/.build/debug/anteroom-desk

The site file is used as it stands but for the places that depend on the machine: ports, certificate, the desk's port.
"""
import http.client, os, pathlib, re, shutil, socket, ssl, subprocess, sys, tempfile, time, urllib.parse

from desk_program import Desk, Stream, call, put, skip, wait

PROGRAM = sys.argv[1]
SITE = pathlib.Path(__file__).parents[3] / "Installation/anteroom-desk.nginx"
NAME = "desk.clinic.example"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def site(place, port, desk_port):
    """The shipped file for this machine; every change must find what it changes."""
    text = SITE.read_text()
    for old, new in [
        (r"listen 443 ssl", f"listen 127.0.0.1:{port} ssl"), (r"listen \[::\]:443 ssl[^;]*;", ""),
        (r"/etc/ssl/desk.clinic.example.pem", f"{place}/certificate.pem"), (r"/etc/ssl/private/desk.clinic.example.key", f"{place}/key.pem"),
        (r"127.0.0.1:8650", f"127.0.0.1:{desk_port}"),
    ]:
        text, count = re.subn(old, new, text)
        assert count, old
    return f"""daemon off; pid {place}/pid; error_log {place}/error.log;
{'user root;' if os.geteuid() == 0 else ''}
events {{ }}
http {{ access_log off; client_body_temp_path {place}/body; proxy_temp_path {place}/proxy;
fastcgi_temp_path {place}/a; uwsgi_temp_path {place}/b; scgi_temp_path {place}/c;
{text} }}"""


class ToNginx(http.client.HTTPSConnection):
    """To the loopback address under the clinic's name, as a browser that finds it there."""

    def __init__(self, port, certificate, name=NAME):
        self.sent_name = name
        super().__init__("127.0.0.1", port, timeout=20, context=ssl.create_default_context(cafile=certificate))

    def connect(self):
        plain = socket.create_connection((self.host, self.port), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.sent_name)


def main():
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx or not shutil.which("openssl"):
        skip("nginx or openssl is not installed (apt-get install nginx openssl)")
    place = tempfile.mkdtemp()
    os.chmod(place, 0o755)
    port = free_port()
    certificate = f"{place}/certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", f"{place}/key.pem", "-out", certificate],
                   check=True, capture_output=True)
    desk = Desk(PROGRAM, "--name", f"https://{NAME}")
    server = None
    try:
        pathlib.Path(place, "nginx.conf").write_text(site(place, port, desk.port))
        server = subprocess.Popen([nginx, "-e", f"{place}/error.log", "-p", place, "-c", f"{place}/nginx.conf"], stderr=subprocess.PIPE, text=True)
        wait(lambda: listens(port) or server.poll() is not None, "nginx listens")
        assert server.poll() is None, server.stderr.read()
        check(desk, port, certificate)
        print("the desk behind nginx: all is well")
    finally:
        if server:
            server.terminate()
            server.wait(20)
        desk.end()
        shutil.rmtree(place)


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def check(desk, port, certificate):
    origin = f"https://{NAME}"
    known = {"Host": NAME, "Cookie": f"anteroom-desk-{desk.port}={desk.session}", "Sec-Fetch-Site": "same-origin"}

    def ask(path, fields=None, **headers):
        connection = ToNginx(port, certificate)
        body = urllib.parse.urlencode(fields) if fields is not None else None
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()

    # Somebody with the link: the token opens it, and the cookie goes by TLS only.
    assert desk.link.startswith(f"{origin}/#"), desk.link
    status, headers, text = ask("/", Host=NAME)
    assert status == 200 and "login" in text and "<h2 id=\"calls-heading\">" not in text
    status, headers, text = ask("/login", {"token": desk.token}, Host=NAME, Origin=origin)
    assert status == 303 and headers["Location"] == "/", (status, headers)
    cookie = headers["Set-Cookie"]
    assert "Secure" in cookie and "HttpOnly" in cookie and "SameSite=Strict" in cookie, cookie
    put(desk.folder, "7F3KQ2", "Alex Example")
    wait(lambda: "7F3-KQ2" in ask("/", **known)[2], "the page shows a request")
    status, headers, text = ask("/", **known)
    assert "default-src 'none'" in headers["Content-Security-Policy"] and headers["Cache-Control"] == "no-store"

    # Token, names and origins hold behind the proxy as before it.
    assert ask("/login", {"token": "0" * 32}, Host=NAME, Origin=origin)[0] == 401
    assert ask("/", **{**known, "Cookie": "anteroom-desk-1=x"})[2].find("7F3-KQ2") < 0, "a stranger sees no request"
    assert ask("/", **{**known, "Sec-Fetch-Site": "cross-site"})[0] == 403
    assert ask("/events", Host=NAME, Cookie=known["Cookie"])[0] == 403
    for wrong in ["https://evil.example", f"http://{NAME}", f"https://{NAME}.evil.example", "null"]:
        assert ask("/login", {"token": desk.token}, Host=NAME, Origin=wrong)[0] == 403, wrong
    # The right name for the handshake and another in the request: nginx hangs up.
    try:
        raise AssertionError(f"another host is answered: {ask('/', **{**known, 'Host': 'evil.example'})[0]}")
    except http.client.RemoteDisconnected:
        pass
    try:
        other = ToNginx(port, certificate, "evil.example")
        other.connect()
        raise AssertionError("another name is served")
    except ssl.SSLError:
        pass

    # TLS only: nothing is said in clear words.
    plain = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    plain.request("GET", "/", headers=known)
    answer = plain.getresponse()
    assert answer.status == 400 and b"7F3" not in answer.read()

    # A change is there at once, not when a buffer is full; and a second.
    stream = Stream(ToNginx(port, certificate), known)
    wait(lambda: stream.changes(), "the stream begins")
    for count, code in enumerate(["5K9XRT", "6M2ABC"], start=1):
        before = len(stream.changes())
        start = time.monotonic()
        number = call(desk.folder, code, f"Window {count}")
        wait(lambda: len(stream.changes()) > before, "the stream tells of the call")
        seconds = stream.changes()[before] - start
        assert seconds < 2, f"{seconds:.2f} s: the stream is held back"
        assert f"a-{number}" in ask("/", **known)[2]
        print(f"call to stream through nginx: {seconds:.2f} s")
    # A mark through the proxy.
    fields = {"csrf": desk.form_key, "event": "taken", "initials": "AB", "last": ""}
    status, _, text = ask(f"/a/{number}", fields, **{**known, "Origin": origin})
    assert status == 303, (status, text)
    assert "Taken by AB" in ask("/", **known)[2]


main()
