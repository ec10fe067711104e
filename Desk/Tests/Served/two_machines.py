"""A kiosk, a desk and a server on machines of their own whose line is cut, and a share that goes away and comes back.

    python3 Desk/Tests/Served/two_machines.py Desk/.build/debug/anteroom-desk

The machines are network namespaces that end with this program, joined by a cable (veth) that it pulls out; the share is a mount in a
namespace of its own. For that it must be root. ssh and rsync carry the folder, as Documentation/FrontDesk.md says.
"""
import collections, json, os, pathlib, shutil, signal, subprocess, sys, tempfile, threading, time

sys.dont_write_bytecode = True
from desk_program import place as put_file
from stand_in_server import StandInServer
from desk_program import Desk, call, now, put, put_numbered, request_bundle, skip, wait

PROGRAM = os.path.abspath(sys.argv[1])
HERE, THERE = "192.0.2.1", "192.0.2.2"
SERVER = """
import sys
sys.path.insert(0, sys.argv[1])
from stand_in_server import StandInServer
import pathlib, time
def slow(posts):
    # Long enough for the line to be cut while it works.
    time.sleep(0.5)
server = StandInServer(sys.argv[2], slow)
print(server.base, flush=True)
while True:
    time.sleep(0.1)
    pathlib.Path(sys.argv[3]).write_text("\\n".join(f"{number} {count}" for number, count in list(server.got.items())))
"""


def run(*command):
    subprocess.run(command, check=True)


class Machine:
    """Another machine, and the cable to it."""

    def __init__(self):
        self.life = subprocess.Popen(["unshare", "-n", "sleep", "600"])
        own = os.readlink("/proc/self/ns/net")
        wait(lambda: os.readlink(f"/proc/{self.life.pid}/ns/net") != own, "the other machine is there")
        run("ip", "link", "add", "here", "type", "veth", "peer", "name", "there", "netns", str(self.life.pid))
        run("ip", "addr", "add", HERE + "/24", "dev", "here")
        for command in [["addr", "add", THERE + "/24", "dev", "there"], ["link", "set", "there", "up"], ["link", "set", "lo", "up"]]:
            run(*self.inside("ip", *command))
        self.plug()

    def inside(self, *command):
        return ["nsenter", "-t", str(self.life.pid), "-n", *command]

    def plug(self):
        run("ip", "link", "set", "here", "up")

    def cut(self):
        run("ip", "link", "set", "here", "down")

    def end(self):
        self.life.kill()
        self.life.wait()


class Kiosk:
    """The other machine's folder, reached by ssh."""

    def __init__(self, machine, place):
        self.machine, self.place = machine, pathlib.Path(place, "kiosk")
        self.folder = self.place / "Requests"
        (self.folder / "alerts").mkdir(parents=True)
        os.chmod(self.place, 0o700)
        for key in ["host", "user"]:
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.place / key)
        shutil.copy(self.place / "user.pub", self.place / "authorized")
        (self.place / "sshd.conf").write_text(
            f"ListenAddress {THERE}:2222\nHostKey {self.place}/host\nPidFile none\nAuthorizedKeysFile {self.place}/authorized\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\nStrictModes no\n")
        os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
        sshd = shutil.which("sshd") or "/usr/sbin/sshd"
        self.server = subprocess.Popen(machine.inside(sshd, "-D", "-e", "-f", self.place / "sshd.conf"), stderr=(self.place / "log").open("w"))

    def pull(self, to):
        ssh = (f"ssh -q -p 2222 -i {self.place}/user -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new -o ConnectTimeout=2 "
               f"-o ServerAliveInterval=1 -o ServerAliveCountMax=2 -o UserKnownHostsFile={self.place}/known")
        return subprocess.run(["rsync", "-a", "--timeout=3", "-e", ssh, f"root@{THERE}:{self.folder}/", f"{to}/"], capture_output=True).returncode

    def end(self):
        self.server.terminate()
        self.server.wait(20)


def check_pull(machine, place):
    """What a kiosk wrote while the line was cut is on the page soon after, whole; staff's marks stay in the copy."""
    kiosk, desk, stop, codes = Kiosk(machine, place), Desk(PROGRAM, "--interval", "1"), threading.Event(), []

    def pull_on():
        while not stop.is_set():
            codes.append(kiosk.pull(desk.folder))
            stop.wait(0.5)

    try:
        wait(lambda: kiosk.pull(desk.folder) == 0, "the first pull", 30)
        threading.Thread(target=pull_on, daemon=True).start()
        put(kiosk.folder, "7F3KQ2", "Before")
        wait(lambda: "7F3-KQ2" in desk.ask("/")[1], "the first request")
        # A large request, and the line is cut while it comes.
        bundle = request_bundle("Long Example")
        bundle["entry"][1]["resource"]["item"] = [
            {"linkId": f"i{n}", "text": os.urandom(100).hex(), "answer": [{"valueString": os.urandom(400).hex()}]} for n in range(8_000)]
        large = now().strftime("%Y%m%dT%H%M%SZ-") + "9X9X9X"
        run(*machine.inside("tc", "qdisc", "add", "dev", "there", "root", "tbf", "rate", "16mbit", "burst", "32kb", "latency", "400ms"))
        put_file(kiosk.folder / f"{large}.json", json.dumps(bundle))
        wait(lambda: any(path.name.startswith(f".{large}") for path in pathlib.Path(desk.folder).iterdir()), "the pull of the large one begins")
        machine.cut()
        for code in ["8H2M4T", "5K9XRT"]:
            put(kiosk.folder, code, f"During {code}")
        alert = call(kiosk.folder, "6M2ABC", "Window 2")
        time.sleep(4)
        page = desk.ask("/")[1]
        assert "DAMAGED" not in page and "9X9-X9X" not in page and alert not in page, "a part is shown"
        assert any(codes), "rsync says that it could not"
        run(*machine.inside("tc", "qdisc", "del", "dev", "there", "root"))
        machine.plug()
        start = time.monotonic()
        for words in ["9X9-X9X", "8H2-M4T", "5K9-XRT", alert]:
            wait(lambda: words in desk.ask("/?show=all")[1], f"{words} after the line is back", 30)
        page = desk.ask("/?show=all")[1]
        assert "DAMAGED" not in page
        assert desk.ask(f"/a/{alert}", {"event": "taken", "initials": "AB", "last": ""})[0] == 303
        wait(lambda: codes[-1] == 0, "pulls go on")
        time.sleep(1.5)
        assert "Taken by AB" in desk.ask("/")[1]
        print(f"pull: cut for 4 s while {len(json.dumps(bundle)) >> 20} MiB came; all of it there {time.monotonic() - start:.1f} s after")
    finally:
        stop.set()
        machine.plug()
        desk.end()
        kiosk.end()


def check_delivery(machine, place):
    """Every request is stored once, whatever the line did."""
    folder, got = pathlib.Path(place, "Requests"), pathlib.Path(place, "got")
    (folder / "alerts").mkdir(parents=True)
    served = subprocess.Popen(
        machine.inside(sys.executable, "-c", SERVER, str(pathlib.Path(__file__).resolve().parent), THERE, str(got)), stdout=subprocess.PIPE, text=True)
    base = served.stdout.readline().strip()
    numbers = [put_numbered(folder, code, "Alex Example") for code in ["7F3KQ2", "8H2M4T", "5K9XRT", "6M2ABC", "9X9X9X"]]
    sender = subprocess.Popen([PROGRAM, "deliver", "--to", base, "--target", "ehr", "--requests", str(folder), "--stay"])
    stored = lambda: dict(line.split() for line in got.read_text().splitlines()) if got.exists() else {}
    try:
        cuts = 0
        while len(stored()) < len(numbers):
            before = len(stored())
            wait(lambda: len(stored()) > before, "the next is stored", 60)
            # While it works on the one after that.
            time.sleep(0.2)
            machine.cut()
            cuts += 1
            time.sleep(1.5)
            machine.plug()
        log = folder / "delivery-ehr.jsonl"
        delivered = lambda: collections.Counter(
            entry["record"] for entry in map(json.loads, log.read_text().splitlines()) if entry["event"] == "delivered")
        wait(lambda: len(delivered()) == len(numbers), "all are noted as delivered", 60)
        time.sleep(0.3)
        assert stored() == dict.fromkeys(numbers, "1"), stored()
        assert delivered() == collections.Counter(numbers), delivered()
        print(f"delivery: the line cut {cuts} times, {len(numbers)} requests stored and noted once each")
    finally:
        machine.plug()
        sender.terminate()
        sender.wait(20)
        served.kill()
        served.wait()


def check_share(place):
    """A desk whose share goes away says so, and forgets nothing."""
    disk, share = pathlib.Path(place, "disk"), pathlib.Path(place, "share")
    (disk / "alerts").mkdir(parents=True)
    share.mkdir()
    run("mount", "--bind", disk, share)
    put(disk, "7F3KQ2", "Alex Example")
    alert = call(disk, "8H2M4T", "Window 2")
    desk = Desk(PROGRAM, "--interval", "1", folder=str(share))
    try:
        wait(lambda: "7F3-KQ2" in desk.ask("/")[1], "the request")
        for way in ["unmounted", "another, empty folder in its place"]:
            run("umount", "-l", share)
            if way.startswith("another"):
                run("mount", "-t", "tmpfs", "tmpfs", share)
            wait(lambda: "7F3-KQ2" not in desk.ask("/")[1], f"the page without the share, {way}")
            status, page = desk.ask(f"/a/{alert}", {"event": "taken", "initials": "AB", "last": ""})
            assert status != 303, f"a mark is said to be written while the share is away: {way}"
            if way.startswith("another"):
                run("umount", "-l", share)
            run("mount", "--bind", disk, share)
            wait(lambda: "7F3-KQ2" in desk.ask("/")[1] and alert in desk.ask("/")[1], f"all is back after it was {way}")
            assert desk.ask("/health")[0] in (200, 503)
        assert desk.ask(f"/a/{alert}", {"event": "taken", "initials": "AB", "last": ""})[0] == 303
        assert (disk / "acknowledged.jsonl").read_text().count(alert) == 1
        print("share: unmounted and replaced by an empty folder; what it has is on the page again, and marks go to it alone")
    finally:
        desk.end()
        while subprocess.run(["umount", "-l", share], capture_output=True).returncode == 0:
            pass


def check_full_disk(place):
    """A sender that stays outlives a disk on which it can write nothing down: it sends nothing then, and all of it afterwards."""
    disk = pathlib.Path(place, "disk")
    disk.mkdir(parents=True)
    run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk)
    server = StandInServer()
    (disk / "alerts").mkdir()
    number = put_numbered(disk, "7F3KQ2", "Alex Example")
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            pass
    said = pathlib.Path(place, "said")
    sender = subprocess.Popen(
        [PROGRAM, "deliver", "--to", server.base, "--target", "ehr", "--requests", str(disk), "--stay"], stderr=said.open("w"))
    try:
        wait(lambda: "No space left" in said.read_text(), "the sender says what is wrong")
        time.sleep(6)
        assert sender.poll() is None, "the sender has ended"
        assert said.read_text().count("No space left") == 1, "it is said each time"
        assert not server.got, "sent although it could not be noted"
        (disk / "filler").unlink()
        wait(lambda: dict(server.got) == {number: 1}, "it is sent when there is space again", 20)
        print("full disk: the sender said so once, sent nothing, and all of it when there was space")
    finally:
        sender.terminate()
        sender.wait(20)
        server.end()
        run("umount", "-l", disk)


def main():
    if os.geteuid() != 0:
        skip("only root makes machines and mounts of its own")
    missing = [program for program in ["ip", "tc", "nsenter", "unshare", "rsync", "ssh-keygen"] if not shutil.which(program)]
    if missing or not (shutil.which("sshd") or os.path.exists("/usr/sbin/sshd")):
        skip(f"not installed: {' '.join(missing) or 'sshd'} (apt-get install iproute2 util-linux rsync openssh-server)")
    if sys.argv[-1] != "--alone":
        os.execvp("unshare", ["unshare", "-m", "-n", sys.executable, *sys.argv, "--alone"])
    run("ip", "link", "set", "lo", "up")
    with tempfile.TemporaryDirectory() as place:
        check_share(place + "/s")
        check_full_disk(place + "/f")
        machine = Machine()
        try:
            check_delivery(machine, place + "/d")
            check_pull(machine, place + "/p")
        finally:
            machine.end()
    print("two machines: all is well")


main()
