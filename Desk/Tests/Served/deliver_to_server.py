"""Requests are delivered to a whole FHIR server, and each is there once, however often it is sent.

    python3 -m venv venv && venv/bin/pip install sekmet-fhir==0.1.1
    python3 Desk/Tests/Served/deliver_to_server.py Desk/.build/debug/anteroom-desk venv/bin/python

The server is sekmet-fhir, a test server for interfaces of hospitals; its table of search parameters has none for QuestionnaireResponse,
so R4's are added when it is started.
"""
import json, os, pathlib, socket, subprocess, sys, tempfile, time, urllib.error, urllib.parse, urllib.request

from desk_program import now, place, request_bundle, skip, wait

PROGRAM = sys.argv[1]
PYTHON = sys.argv[2] if len(sys.argv) > 2 else sys.executable
NUMBERS = "https://anteroom.example/fhir/NamingSystem/request-number"
KINDS = ["Patient", "QuestionnaireResponse", "ServiceRequest"]
LAUNCHER = """
import sys
from sekmet.fhir.search_params import PARAMS, SearchParam
PARAMS.setdefault("QuestionnaireResponse", {}).update({
    name: SearchParam(name, kind, (path,)) for name, kind, path in [
        ("identifier", "token", "identifier"), ("status", "token", "status"),
        ("questionnaire", "uri", "questionnaire"), ("authored", "date", "authored")]})
import uvicorn
uvicorn.run("sekmet.main:app_factory", factory=True, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
"""


def numbered(number, person, priority):
    """A request whose every entry is made once, as a kiosk writes it."""
    bundle = request_bundle(person, priority)
    for place_in, entry in enumerate(bundle["entry"], start=1):
        kind, value = entry["resource"]["resourceType"], f"{number}.{place_in}"
        if kind == "ServiceRequest":
            value = number
            entry["resource"]["subject"] = {"reference": "urn:uuid:1"}
        identifier = {"system": NUMBERS, "value": value}
        entry["resource"]["identifier"] = identifier if kind == "QuestionnaireResponse" else [identifier]
        entry["request"]["ifNoneExist"] = f"identifier={NUMBERS}|{value}"
        entry["fullUrl"] = f"urn:uuid:00000000-0000-4000-8000-00000000000{place_in}"
        if kind == "ServiceRequest":
            entry["resource"]["subject"] = {"reference": "urn:uuid:00000000-0000-4000-8000-000000000001"}
    return bundle


def main():
    if subprocess.run([PYTHON, "-c", "import sekmet"], capture_output=True).returncode:
        skip(f"{PYTHON} has no sekmet-fhir")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    base = f"http://127.0.0.1:{port}/fhir"
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SEKMET_BASE_URL": base, "SEKMET_DB": f"{folder}/sekmet.db", "SEKMET_PORT": str(port)}
        server = subprocess.Popen([PYTHON, "-c", LAUNCHER, str(port)], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait(lambda: server.poll() is not None or answers(base), "the server is ready", 120)
            check(base, pathlib.Path(folder))
            print("delivery to a FHIR server: all is well")
        finally:
            server.terminate()
            server.wait(20)


def answers(base):
    try:
        return urllib.request.urlopen(base + "/metadata", timeout=5).status == 200
    except (urllib.error.URLError, OSError):
        return False


def total(base, kind):
    text = urllib.request.urlopen(f"{base}/{kind}?_count=200", timeout=20).read()
    return sum(1 for entry in json.loads(text).get("entry", []) if entry["resource"]["resourceType"] == kind)


def check(base, folder):
    before = {kind: total(base, kind) for kind in KINDS}

    def added():
        return {kind: total(base, kind) - before[kind] for kind in KINDS}

    requests = folder / "Requests"
    (requests / "alerts").mkdir(parents=True)

    def deliver(*options):
        return subprocess.run([PROGRAM, "deliver", "--to", base, "--requests", str(requests), *options], capture_output=True, text=True)

    checked = deliver("--check")
    print("--check:", checked.stdout.strip().replace("\n", "; "))

    def put(code, person, priority="routine", test=False):
        number = now().strftime("%Y%m%dT%H%M%SZ-") + code
        bundle = numbered(number, person, priority)
        if test:
            bundle["meta"]["tag"].append({"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"})
        place(requests / f"{number}.json", json.dumps(bundle))

    for n, code in enumerate(["7F3KQ2", "8H2M4T", "5K9XRT", "6M2ABC"]):
        put(code, f"Person {n}", "urgent" if n == 2 else "routine")
    put("9TESTA", "Nobody", test=True)
    (requests / (now().strftime("%Y%m%dT%H%M%SZ-") + "9DAMAG.json")).write_text('{"resourceType":"Bundle"')
    start = time.monotonic()
    first = deliver()
    assert first.returncode == 0, (first.returncode, first.stderr)
    print(f"4 requests in {time.monotonic() - start:.1f} s")
    assert added() == dict.fromkeys(KINDS, 4), added()
    order = [json.loads(line) for line in (requests / "delivery-server.jsonl").read_text().splitlines()]
    assert order[0]["record"].endswith("5K9XRT"), "the urgent one goes first"

    # Once more, and from the beginning as after the loss of the log: nothing is there twice.
    assert deliver().returncode == 0 and added() == dict.fromkeys(KINDS, 4)
    again = deliver("--target", "again")
    assert again.returncode == 0 and added() == dict.fromkeys(KINDS, 4), (added(), again.stderr)
    # A sender that was ended while it sent asks whether the server has the request.
    log = (requests / "delivery-server.jsonl").read_text().splitlines()
    (requests / "delivery-server.jsonl").write_text(log[0] + "\n")
    assert deliver().returncode == 0 and added() == dict.fromkeys(KINDS, 4), added()

    # What the server refuses is not sent again, and the next one is.
    number = now().strftime("%Y%m%dT%H%M%SZ-") + "1BADBD"
    bundle = numbered(number, "Refused", "stat")
    bundle["entry"][1]["resource"]["status"] = "no-such-status"
    bundle["entry"][2]["request"]["method"] = "PATCHY"
    place(requests / f"{number}.json", json.dumps(bundle))
    put("2GKDNE", "After")
    last = deliver()
    assert added()["ServiceRequest"] == 5, added()
    assert last.returncode == 65, (last.returncode, last.stderr)
    # Mended by a person, it is sent when they say so.
    assert deliver().returncode == 65 and added()["ServiceRequest"] == 5
    place(requests / f"{number}.json", json.dumps(numbered(number, "Mended", "stat")))
    assert deliver("--again", "1BA-DBD").returncode == 0 and added()["ServiceRequest"] == 6, added()
    assert deliver("--again", "1BA-DBD").returncode == 66
    print("counted on the server:", added())


main()
