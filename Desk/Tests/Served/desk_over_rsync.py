"""A desk whose folder is pulled from a kiosk's by rsync over ssh, as Documentation/FrontDesk.md says: what is there, how soon, and never a part of it.

    python3 Desk/Tests/Served/desk_over_rsync.py Desk/.build/debug/anteroom-desk

An ssh server of this test's own runs on a high port of the loopback address, with keys made for it.
"""
import getpass, http.client, json, os, pathlib, re, shutil, socket, subprocess, sys, tempfile, threading, time

from desk_program import Desk, call, place, put, request_bundle, now, skip, wait

PROGRAM = sys.argv[1]
PAUSE = 2.0


class Kiosk:
    """A machine that the desk's computer reaches by ssh."""

    def __init__(self, sshd):
        self.place = pathlib.Path(tempfile.mkdtemp())
        os.chmod(self.place, 0o700)
        self.folder = self.place / "Requests"
        (self.folder / "alerts").mkdir(parents=True)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = taken.getsockname()[1]
        for key in ["host", "user"]:
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.place / key], check=True)
        shutil.copy(self.place / "user.pub", self.place / "authorized")
        (self.place / "sshd.conf").write_text(f"""
ListenAddress 127.0.0.1:{self.port}
HostKey {self.place}/host
PidFile none
AuthorizedKeysFile {self.place}/authorized
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
""")
        # It wants this folder to be there when it is started by root.
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
        self.server = subprocess.Popen([sshd, "-D", "-e", "-f", self.place / "sshd.conf"], stderr=(self.place / "log").open("w"))
        wait(self.listens, "the ssh server listens")

    def listens(self):
        assert self.server.poll() is None, (self.place / "log").read_text()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def pull(self, to):
        """Once, as a timer does every two seconds."""
        ssh = (f"ssh -q -p {self.port} -i {self.place}/user -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new "
               f"-o UserKnownHostsFile={self.place}/known")
        run = subprocess.run(["rsync", "-a", "-e", ssh, f"{getpass.getuser()}@127.0.0.1:{self.folder}/", f"{to}/"], capture_output=True, text=True)
        # 24: a file that was being written went away meanwhile.
        assert run.returncode in (0, 24), run.stderr + (self.place / "log").read_text()

    def end(self):
        self.server.terminate()
        self.server.wait(20)
        shutil.rmtree(self.place)


def main():
    sshd = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin")
    if not sshd or not shutil.which("rsync") or not shutil.which("ssh-keygen"):
        skip("rsync or the ssh server is not installed (apt-get install rsync openssh-server)")
    kiosk = Kiosk(sshd)
    desk = Desk(PROGRAM, "--interval", "5")
    stop = threading.Event()
    failures = []

    def pull_on():
        while not stop.is_set():
            try:
                kiosk.pull(desk.folder)
            except AssertionError as error:
                failures.append(error)
                return
            stop.wait(PAUSE)

    puller = threading.Thread(target=pull_on, daemon=True)
    puller.start()
    try:
        check(kiosk, desk)
        assert not failures, failures
        print("the desk over rsync: all is well")
    finally:
        stop.set()
        puller.join(30)
        desk.end()
        kiosk.end()


def seconds_until(desk, words, begin):
    """Until the page shows something; no page before says DAMAGED."""
    connection = desk.connection()
    while time.monotonic() < begin + 15:
        text = desk.ask("/?show=all", connection=connection)[1]
        assert "DAMAGED" not in text, "a part of a file is shown"
        if words in text:
            return time.monotonic() - begin
        time.sleep(0.05)
    raise AssertionError(f"{words} does not come")


def check(kiosk, desk):
    slowest = {}
    for code in ["7F3KQ2", "8H2M4T", "5K9XRT", "6M2ABC"]:
        begin = time.monotonic()
        put(kiosk.folder, code, "Alex Example")
        slowest["request"] = max(slowest.get("request", 0), seconds_until(desk, f"{code[:3]}-{code[3:]}", begin))
        begin = time.monotonic()
        alert = call(kiosk.folder, code, "Window 2")
        slowest["alert"] = max(slowest.get("alert", 0), seconds_until(desk, f"a-{alert}", begin))
    for kind, seconds in slowest.items():
        print(f"{kind} at the kiosk to page, pulled every {PAUSE:.0f} s: {seconds:.1f} s at most of 4")
        assert seconds < 6, (kind, seconds)

    # A large one comes whole or not at all, though the pull begins while it is written.
    bundle = request_bundle("Long Example")
    bundle["entry"][1]["resource"]["item"] = [{"linkId": f"i{n}", "text": "x" * 200, "answer": [{"valueString": "y" * 800}]} for n in range(3000)]
    number = now().strftime("%Y%m%dT%H%M%SZ-") + "9X9X9X"
    text = json.dumps(bundle)
    part = kiosk.folder / ".9X9X9X.partial"
    with part.open("w") as file:
        for start in range(0, len(text), len(text) // 30):
            file.write(text[start:start + len(text) // 30])
            file.flush()
            time.sleep(0.1)
    part.rename(kiosk.folder / f"{number}.json")
    seconds = seconds_until(desk, "9X9-X9X", time.monotonic())
    print(f"a request of {len(text) >> 20} MiB: {seconds:.1f} s")
    assert "Long Example" in desk.ask(f"/r/{number}")[1]

    # What staff say at the desk stays in its copy, and the next pulls leave it there.
    alert = sorted(p.stem for p in (kiosk.folder / "alerts").glob("*.json"))[0]
    assert desk.ask(f"/a/{alert}", {"event": "taken", "initials": "AB", "last": ""})[0] == 303
    time.sleep(2 * PAUSE + 1)
    assert "Taken by AB" in desk.ask("/")[1]


main()
