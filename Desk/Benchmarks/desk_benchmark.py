"""How fast the desk is: a list of 10,000 requests, from a file to the page, and deliveries a minute beside plain curl in a loop.

    swift build -c release --package-path Desk
    python3 Desk/Benchmarks/desk_benchmark.py Desk/.build/release/anteroom-desk [COUNT]

Everything in one run on one machine, so that the figures can be compared with each other. It needs curl.
"""
import http.server, json, pathlib, statistics, subprocess, sys, tempfile, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Served"))
from desk_program import Desk, Stream, put, request_bundle, wait

PROGRAM = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
DELIVERIES = 100
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code(n):
    text = ""
    for _ in range(6):
        text, n = DIGITS[n % 32] + text, n // 32
    return text


def memory(pid):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no memory is told")


def fill(folder, count):
    """Requests of the last days, written as they stand: how they got there is not measured."""
    now = int(time.time())
    for n in range(count):
        number = time.strftime("%Y%m%dT%H%M%SZ-", time.gmtime(now - 60 - n * 30)) + code(n)
        text = json.dumps(request_bundle(f"Person {n}", "urgent" if n % 10 == 0 else "routine"))
        pathlib.Path(folder, number + ".json").write_text(text)


def ask_timed(desk, path):
    start = time.monotonic()
    status, text = desk.ask(path)
    assert status == 200, status
    return time.monotonic() - start, len(text)


def measure_list():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place, "Requests")
        (folder / "alerts").mkdir(parents=True)
        fill(folder, COUNT)
        start = time.monotonic()
        desk = Desk(PROGRAM, folder=str(folder))
        try:
            first, length = ask_timed(desk, "/?show=all")
            opened = time.monotonic() - start
            again = [ask_timed(desk, "/?show=all")[0] for _ in range(9)]
            found = [ask_timed(desk, "/?show=all&q=Person+77")[0] for _ in range(5)]
            print(f"{COUNT} requests: from exec to the list {opened:.2f} s (the page itself {first * 1000:.0f} ms, {length >> 10} KiB), "
                  f"again {statistics.median(again) * 1000:.0f} ms, a search {statistics.median(found) * 1000:.0f} ms, {memory(desk.program.pid):.0f} MiB (PSS)")
            measure_file_to_page(desk, f"beside {COUNT} requests")
        finally:
            desk.end()
    desk = Desk(PROGRAM)
    try:
        measure_file_to_page(desk, "in an empty folder")
    finally:
        desk.end()


def measure_file_to_page(desk, where):
    """Until a browser that listens has the page with the new request on it."""
    stream = Stream(desk.connection(), desk.headers)
    wait(stream.changes, "the stream begins")
    seconds = []
    for n in range(11):
        time.sleep(0.37)
        before = len(stream.changes())
        start = time.monotonic()
        number = put(desk.folder, code(20_000_000 + n), "New Person", "stat")
        wait(lambda: len(stream.changes()) > before, "the change is told", 30)
        wait(lambda: number in desk.ask("/")[1], "the page has it", 30)
        seconds.append(time.monotonic() - start)
    print(f"file to page {where}: median {statistics.median(seconds):.2f} s, at most {max(seconds):.2f} s of {len(seconds)}")


class Taking(http.server.BaseHTTPRequestHandler):
    """A server that takes every transaction, as fast as it can."""

    def do_POST(self):
        bundle = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps({"resourceType": "Bundle", "type": "transaction-response",
                           "entry": [{"response": {"status": "201"}} for _ in bundle["entry"]]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/fhir+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def measure_deliveries():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    rates = {"anteroom-desk deliver": [], "curl in a loop": []}
    for _ in range(3):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place, "Requests")
            (folder / "alerts").mkdir(parents=True)
            fill(folder, DELIVERIES)
            start = time.monotonic()
            subprocess.run([PROGRAM, "deliver", "--to", base, "--requests", str(folder)], check=True, capture_output=True)
            rates["anteroom-desk deliver"].append(DELIVERIES * 60 / (time.monotonic() - start))
            start = time.monotonic()
            loop = f'for f in *.json; do curl -sS -f -o /dev/null -H "Content-Type: application/fhir+json" --data-binary @"$f" {base} || exit 1; done'
            subprocess.run(["sh", "-c", loop], check=True, cwd=folder)
            rates["curl in a loop"].append(DELIVERIES * 60 / (time.monotonic() - start))
    for name, found in rates.items():
        print(f"{name}: {statistics.median(found):.0f} deliveries a minute ({min(found):.0f} to {max(found):.0f})")


measure_list()
measure_deliveries()
