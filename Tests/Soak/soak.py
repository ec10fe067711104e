"""Months of a kiosk in one run: visit after visit, with crashes, calls, replaced questionnaires and full disks, while a desk shows
the folder and a sender hands it to a server. What grows, what is lost, what is there twice?

    python3 Tests/Soak/soak.py .build/debug/anteroom Desk/.build/debug/anteroom-desk --visits 10000

In 10,000 visits there are 50 crashes, 100 calls, 20 replaced questionnaires and 20 full disks; in fewer as many fewer, but two of each.
Everything that was typed is counted here and compared with what lies in the folder, what the server got and what the desk lists.
The full disk is a small one of this program's own, in a mount namespace that ends with it, for which it must be root.
"""
import argparse, collections, json, os, pathlib, re, signal, statistics, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Desk/Tests/Served"))
from accounts import NUMBER, alerts, lines, marks, process, words
from desk_program import Desk, wait
from screen import Screen
from stand_in_server import StandInServer

QUESTION = "What is your word?"


def trouble(posts):
    """Now and then the server is busy, or hangs up after it stored."""
    return {24: "hang up", 49: "busy"}.get(posts % 50)


class Soak:
    def __init__(self, anteroom, desk, visits, place):
        self.anteroom, self.program, self.visits = os.path.abspath(anteroom), os.path.abspath(desk), visits
        self.place = pathlib.Path(place)
        self.requests = self.place / "disk" / "Requests"
        self.typed, self.broken, self.pressed = [], [], collections.Counter()
        self.calls, self.samples = 0, []
        self.version = 0
        for name in ["Questionnaires", "disk"]:
            (self.place / name).mkdir()
        self.has_disk = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={64 + visits // 20}m", "tmpfs", self.place / "disk"]).returncode == 0
        self.requests.mkdir()
        self.replace()
        self.server = StandInServer(trouble=trouble)
        self.desk = Desk(self.program, folder=str(self.requests))
        self.errors = (self.place / "errors").open("w")
        self.kiosk = Screen(
            [self.anteroom, "kiosk", "--requests", self.requests, "--language", "en", "--station", "Window 2", "--alert-interval", "2",
             "--alert-command", f"cat >> {self.place}/called"], self.place, self.errors)
        self.sender = self.deliver()

    def deliver(self):
        return subprocess.Popen(
            [self.program, "deliver", "--to", self.server.base, "--target", "ehr", "--stay",
             "--requests", str(self.requests)], stderr=self.errors if hasattr(self, "errors") else None)

    def is_time(self, visit, in_ten_thousand, offset):
        """Spread evenly, and never twice in one visit."""
        every = max(1, self.visits // max(2, in_ten_thousand * self.visits // 10_000))
        return every > 4 and visit % every == min(offset, every - 1)

    # What happens

    def replace(self):
        self.version += 1
        item = {"linkId": "one", "text": f"{QUESTION} ({self.version})", "type": "string"}
        form = {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/one", "version": str(self.version),
                "title": "One question", "status": "active", "approvalDate": "2026-01-01", "item": [item]}
        part = self.place / "Questionnaires" / ".one.part"
        part.write_text(json.dumps(form))
        part.rename(self.place / "Questionnaires" / "one.json")

    def visit(self, number):
        kiosk, word = self.kiosk, f"word-{number}-end"
        # Twice at the beginning, too: what a kiosk loads to do so it keeps.
        if self.is_time(number, 20, 1) or number in (5, 7):
            # The visit that waits is given way to one with the new questionnaire.
            child = self.child()
            self.replace()
            wait(lambda: self.child() not in (None, child), "a visit with the new questionnaire begins", 30)
            kiosk.unseen = b""
        kiosk.wait("Press Enter to start.")
        kiosk.type("")
        kiosk.wait("One question")
        kiosk.type("1")
        kiosk.wait(f"{QUESTION} ({self.version})")
        if self.is_time(number, 100, 2):
            self.call()
        kiosk.type(word)
        if self.is_time(number, 50, 3):
            self.crash(number)
            self.broken.append(word)
            return
        for page, line in [("May our staff", "1"), ("What name", f"Visitor {number}"), ("Would you like", "1"), ("How should we", "1"),
                           ("phone", "555-010-0199")]:
            kiosk.wait(page)
            kiosk.type(line)
        kiosk.wait("Send my request")
        filler = self.fill() if self.has_disk and self.is_time(number, 20, 4) else None
        kiosk.type("yes")
        if filler:
            kiosk.wait("Your request is not sent yet.")
            filler.unlink()
            kiosk.type("")
        kiosk.wait("Request number")
        if filler:
            # What could not be kept when staff were called is kept now.
            self.take(f"full disk in visit {number}")
        # Enter alone leaves a number only when it has stood for some seconds; a word leaves it at once.
        kiosk.type("done")
        self.typed.append(word)

    def child(self):
        children = pathlib.Path(f"/proc/{self.kiosk.program.pid}/task/{self.kiosk.program.pid}/children").read_text().split()
        return int(children[0]) if children else None

    def crash(self, number):
        """Of the visit; each fifth time of the sender too, and the visitor reads that the screen began again."""
        os.kill(self.child(), signal.SIGKILL)
        if len(self.broken) % 5 == 4:
            self.sender.kill()
            self.sender.wait()
            self.sender = self.deliver()
        self.kiosk.wait("had to start again", asks=False)
        self.kiosk.type("")

    def call(self):
        """The visitor asks for a person, staff take it, and the visitor reads that they do."""
        self.kiosk.type("h")
        self.kiosk.wait("I want to talk to a person")
        self.kiosk.type("1")
        self.kiosk.wait("We called someone for you.")
        if self.calls == 0:
            # Nobody goes at once: it is sent again, which a kiosk has then done once before it is measured.
            wait(lambda: len((self.place / "called").read_text().splitlines()) > 1, "the call is sent again")
        self.take("a call")
        self.kiosk.wait("The front desk answered at")
        self.kiosk.type("")
        self.kiosk.wait(QUESTION)

    def take(self, what):
        """Somebody takes each call that waits: on the page, by `ack`, by `mark`, in turn."""
        known = {record for record, _ in self.pressed}
        wait(lambda: set(alerts(self.requests)) - known, f"{what}: an alert is in the folder", 20)
        for number in sorted(set(alerts(self.requests)) - known):
            self.calls += 1
            wait(lambda: number in self.desk.ask("/")[1], "the desk shows the call")
            way = self.calls % 3
            if way == 0:
                assert self.desk.ask(f"/a/{number}", {"event": "taken", "initials": "AB", "last": ""})[0] == 303
            elif way == 1:
                self.staff("ack", number, "--initials", "CD")
            else:
                self.staff("mark", number, "closed", "--initials", "EF", "--desk", "front", "--note", "went there")
                self.pressed[(number, "closed")] += 1
            self.pressed[(number, "seen")] += 1

    def staff(self, *arguments):
        run = subprocess.run([self.anteroom, "requests", *arguments, "--requests", self.requests], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr

    def fill(self):
        """To the last byte."""
        filler = self.requests.parent / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        return filler

    def mark(self):
        """Somebody works on the newest request at the desk's page."""
        newest = max(path.name[:-5] for path in self.requests.glob("2*.json"))
        wait(lambda: self.desk.ask(f"/r/{newest}")[0] == 200, "the desk shows the newest request")
        for event in ["called", "done"]:
            text = self.desk.ask(f"/r/{newest}")[1]
            known = {name: re.search(rf'name="{name}" value="([^"]*)"', text)[1] for name in ["last", "folder"]}
            fields = {"event": event, "initials": "AB", "note": "", **known}
            status, page = self.desk.ask(f"/r/{newest}", fields)
            assert status == 303, (status, page[:500])
            self.pressed[(newest, event)] += 1
        self.pressed[(newest, "seen")] += 1

    # What is looked at

    def sample(self, visit):
        files = sum(1 for path in self.requests.rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in self.requests.rglob("*") if path.is_file())
        row = {"visit": visit, "delivered": len(self.server.got), "files": files - len(self.typed) - self.calls, "KiB a visit": size / 1024 / max(1, len(self.typed))}
        for name, pid in [("kiosk", self.kiosk.program.pid), ("desk", self.desk.program.pid), ("sender", self.sender.pid)]:
            state = process(pid)
            assert state, f"the {name} has ended"
            row.update({f"{name} {key}": value for key, value in state.items()})
        self.samples.append(row)

    def run(self):
        begin = time.monotonic()
        for number in range(1, self.visits + 1):
            self.visit(number)
            if number % 20 == 0 and self.typed:
                self.mark()
            if number % max(1, self.visits // 100) == 0:
                self.kiosk.wait("Press Enter to start.")
                self.sample(number)
            if number % max(1, self.visits // 10) == 0:
                print(f"{number} visits, {time.monotonic() - begin:.0f} s: {self.samples[-1]}", flush=True)

    def account(self):
        wait(lambda: len(self.server.got) == len(self.typed), f"all {len(self.typed)} are delivered, not {len(self.server.got)}", 120)
        found, numbers = words(self.requests)
        assert found == collections.Counter(self.typed), (found - collections.Counter(self.typed), collections.Counter(self.typed) - found)
        assert not set(self.broken) & set(found), "a visit that crashed left its answers"
        sent = set(numbers.values())
        assert set(self.server.got) == sent, (set(self.server.got) - sent, sent - set(self.server.got))
        twice = [number for number, count in self.server.got.items() if count > 1]
        assert not twice, f"the server got {twice} twice although it said so"
        # The last is noted a moment after the server has it.
        noted = lambda: collections.Counter(line["record"] for line in lines(self.requests, "delivery-ehr") if line["event"] == "delivered")
        wait(lambda: set(noted()) == sent, "each is noted as delivered", 20)
        assert noted() == collections.Counter(sent), "each is noted as delivered once"
        kept = alerts(self.requests)
        assert len(kept) == self.calls, (len(kept), self.calls)
        called = collections.Counter(json.loads(line)["alert"] for line in (self.place / "called").read_text().splitlines())
        assert set(called) == set(kept), "the command was given each call"
        assert marks(self.requests, "front") == self.pressed, (marks(self.requests, "front") - self.pressed, self.pressed - marks(self.requests, "front"))
        listed = []
        while found := re.findall(r"/r/(" + NUMBER.pattern + ")", self.desk.ask(f"/?show=all&start={len(listed)}")[1].partition("<tbody>")[2]):
            listed += found
        assert collections.Counter(listed) == collections.Counter(sent), (len(listed), len(sent))
        verify = subprocess.run([self.anteroom, "requests", "verify", "--requests", self.requests], capture_output=True, text=True)
        left = [path.name for path in self.requests.rglob(".*")]
        assert not left, left
        print(f"{self.visits} visits: {len(self.typed)} requests typed, in the folder, at the server and on the desk's list once each; "
              f"{len(self.broken)} crashes left nothing; {self.calls} calls, sent {sum(called.values())} times; "
              f"{sum(self.pressed.values())} marks; questionnaire replaced {self.version - 1} times; verify: {verify.returncode}")

    def compare(self):
        """The first tenth, once all runs, against the last."""
        # What a sender loads to send the first it keeps.
        settled = [row for row in self.samples if row["delivered"]]
        if len(settled) < 50:
            print("too few visits to say what grows")
            return
        tenth = len(settled) // 10
        first, last = settled[tenth:2 * tenth], settled[-tenth:]
        middle = lambda rows, key: statistics.median(row[key] for row in rows)
        requests = middle(last, "visit") - middle(first, "visit")
        failures = []
        # What a desk and a sender know of each request they keep; the kiosk keeps nothing.
        allowed = {"kiosk KiB": 256, "desk KiB": 2_048 + 16 * requests, "sender KiB": 4_096 + 16 * requests, "KiB a visit": 2}
        for key in self.samples[0]:
            if key in ("visit", "delivered"):
                continue
            before, after = middle(first, key), middle(last, key)
            bound = allowed.get(key, 2)
            is_flat = after - before <= bound
            print(f"  {key}: {before:.1f} → {after:.1f}" + ("" if is_flat else f"  GROWS by more than {bound}"))
            if not is_flat:
                failures.append(key)
        assert not failures, failures

    def end(self):
        self.sender.terminate()
        self.kiosk.program.send_signal(signal.SIGTERM)
        ended = self.kiosk.program.wait(20)
        self.desk.end()
        self.server.end()
        if self.has_disk:
            subprocess.run(["umount", "-l", self.place / "disk"])
        return ended


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("anteroom")
    parser.add_argument("desk")
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--in-namespace", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.in_namespace:
        if os.geteuid() == 0:
            os.execvp("unshare", ["unshare", "-m", sys.executable, *sys.argv, "--in-namespace"])
        print("not root: no disk is filled")
    with tempfile.TemporaryDirectory() as place:
        soak = Soak(options.anteroom, options.desk, options.visits, place)
        try:
            soak.run()
            soak.account()
            soak.compare()
        except BaseException:
            print((soak.place / "errors").read_text()[-3_000:])
            raise
        finally:
            ended = soak.end()
        assert ended == 0, ended
        print("soak: all is well")


main()
