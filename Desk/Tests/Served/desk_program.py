"""The desk's program as the tests around it start it, and a folder of requests as a kiosk fills it."""
import datetime, http.client, json, os, pathlib, subprocess, tempfile, threading, time, urllib.parse


def entry(kind, place, **rest):
    return {"fullUrl": f"urn:uuid:{place}", "resource": {"resourceType": kind, **rest}, "request": {"method": "POST", "url": kind}}


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def place(path, text):
    """Writes a file as the kiosk does: whole under another name, then renamed."""
    part = path.with_name("." + path.name[-12:] + ".partial")
    part.write_text(text)
    part.rename(path)


def request_bundle(person, priority="routine"):
    items = [{"linkId": "a", "text": "Name", "answer": [{"valueString": person}]}]
    return {
        "resourceType": "Bundle", "type": "transaction",
        "meta": {"tag": [{"system": "https://anteroom.example/fhir/CodeSystem/station", "code": "Window 2"}]},
        "entry": [
            entry("Patient", 1, name=[{"text": person}], telecom=[{"system": "phone", "value": "555-0123"}]),
            entry("QuestionnaireResponse", 2, status="completed", item=items),
            entry("ServiceRequest", 3, status="active", intent="proposal", priority=priority, code={"text": "Consultation"}),
        ],
    }


def put(folder, code, person, priority="routine"):
    number = now().strftime("%Y%m%dT%H%M%SZ-") + code
    place(pathlib.Path(folder, number + ".json"), json.dumps(request_bundle(person, priority)))
    return number


def put_numbered(folder, code, person):
    """A request whose ServiceRequest bears its number, as what is delivered does."""
    number = now().strftime("%Y%m%dT%H%M%SZ-") + code
    bundle = request_bundle(person)
    identifier = {"system": "https://anteroom.example/fhir/NamingSystem/request-number", "value": number}
    bundle["entry"][2]["resource"]["identifier"] = [identifier]
    place(pathlib.Path(folder, number + ".json"), json.dumps(bundle))
    return number


def call(folder, code, station, priority="stat"):
    moment = now()
    number = moment.strftime("%Y%m%dT%H%M%SZ-") + code
    alert = {"alert": number, "station": station, "time": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "code": "safety-now", "priority": priority}
    place(pathlib.Path(folder, "alerts", number + ".json"), json.dumps(alert) + "\n")
    return number


class Desk:
    """A desk on a port of its own; `ask` speaks to it as a browser that has the token."""

    def __init__(self, program, *options, folder=None):
        self.place = tempfile.TemporaryDirectory()
        self.folder = folder or self.place.name + "/Requests"
        if "--demonstration" not in options:
            os.makedirs(self.folder + "/alerts", exist_ok=True)
            options = ["--requests", self.folder, *options]
        self.program = subprocess.Popen(
            [program, "--port", "0", "--token-file", self.place.name + "/token", "--desk", "front", *options],
            stdout=subprocess.PIPE, text=True)
        line = self.program.stdout.readline()
        if line.startswith("The demonstration is in "):
            self.folder, line = line.split(maxsplit=4)[-1].strip(), self.program.stdout.readline()
        self.link = line.split()[-1]
        self.token, self.session, self.form_key = pathlib.Path(self.place.name, "token").read_text().split()
        # With --name the link shows that name; the port is the one that the program listens on.
        self.port = int(self.link.split("#")[0].strip("/").rsplit(":", 1)[-1]) if "--name" not in options else self.listening_port()
        self.origin = f"http://localhost:{self.port}"
        self.headers = {"Host": f"localhost:{self.port}", "Cookie": f"anteroom-desk-{self.port}={self.session}", "Sec-Fetch-Site": "same-origin"}

    def listening_port(self):
        sockets = {os.readlink(f"/proc/{self.program.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{self.program.pid}/fd")}
        for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                return int(fields[1].split(":")[1], 16)
        raise AssertionError("the desk does not listen")

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def ask(self, path, fields=None, connection=None, **headers):
        """Status and text of a page, or of a form with fields."""
        connection = connection or self.connection()
        headers = {**self.headers, **headers}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode({"csrf": self.form_key, **fields})
            headers = {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded", **headers}
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def end(self):
        self.program.terminate()
        self.program.wait(20)
        self.place.cleanup()


class Stream:
    """The stream of changes, and when each word of it came."""

    def __init__(self, connection, headers):
        connection.request("GET", "/events", None, headers)
        self.answer = connection.getresponse()
        assert self.answer.status == 200, self.answer.status
        self.came = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        try:
            while line := self.answer.fp.readline():
                if line.startswith(b"event: "):
                    self.came.append((time.monotonic(), line[7:].strip().decode()))
        except (OSError, ValueError, AttributeError):
            pass

    def changes(self):
        return [moment for moment, kind in self.came if kind == "change"]


def wait(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError(what)


def skip(reason):
    print(f"SKIPPED: {reason}")
    raise SystemExit(0)
