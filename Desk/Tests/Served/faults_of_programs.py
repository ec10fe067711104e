"""What `requests ack`, `requests mark` and `deliver` do when a system call fails or they are killed at one: what is said to be done is,
nothing is there twice, nothing is lost, and the next run goes on.

    python3 Desk/Tests/Served/faults_of_programs.py Desk/.build/debug/anteroom-desk .build/debug/anteroom

strace makes each call in the folder of requests fail, one after the other, and ends the program at it.
"""
import collections, concurrent.futures, itertools, os, pathlib, re, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "Tests/Soak"))
from accounts import lines, marks
from desk_program import call, put_numbered, skip
from stand_in_server import StandInServer

DESK, ANTEROOM = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
# What a disk, a mount or a limit answers to each call.
ERRORS = {
    "openat": ["EIO", "EACCES", "EROFS", "ENOSPC", "EMFILE", "ESTALE"], "write": ["ENOSPC", "EIO", "EINTR"], "fsync": ["EIO", "ENOSPC"],
    "flock": ["EINTR", "ENOLCK"], "pread64": ["EIO", "EINTR"], "getdents64": ["EIO"],
}


class Case:
    """A program on a folder; `folder` is made anew for each fault."""

    def __init__(self, name, make, command, count):
        self.name, self.make, self.command, self.count = name, make, command, count


def traced(command, folder, *options):
    log = folder.parent / "trace"
    every = [option for path in [folder, *folder.rglob("*"), *(folder / name for name in
             ["acknowledged.jsonl", "desk-front.jsonl", "audit.jsonl", "delivery-ehr.jsonl"])] for option in ("-P", path)]
    run = subprocess.run(["strace", "-f", "-qq", "-o", log, *every, *options, *command], capture_output=True, text=True, timeout=60)
    return run, log.read_text() if log.exists() else ""


def calls(case):
    """How often the program makes each call in the folder, and where the first write of it is."""
    with tempfile.TemporaryDirectory() as place:
        folder, record = case.make(place)
        run, log = traced(case.command(folder, record), folder, "-e", "trace=" + ",".join(ERRORS))
        assert run.returncode == 0, (case.name, run.stderr)
        # strace counts the calls of each thread by itself.
        threads = collections.defaultdict(collections.Counter)
        for thread, name in re.findall(r"^(\d+) +(\w+)\(", log, re.M):
            threads[name][thread] += 1
        found = {name: max(counts.values()) for name, counts in threads.items()}
        assert {"openat", "write", "fsync"} <= set(found), (case.name, found)
        return found


def tries(case):
    """Each fault once: a call fails, or the program is killed at it."""
    for name, number in sorted(calls(case).items()):
        for place in range(1, number + 1):
            # Every error at the first, the middle and the last of many; each call fails at least once.
            errors = ERRORS[name] if number <= 6 or place in (1, number // 2, number) else ERRORS[name][:1]
            yield from (f"{name}:error={error}:when={place}" for error in errors)
            if name in ("write", "fsync") or place in (1, number):
                yield f"{name}:signal=KILL:when={place}"


def check(case):
    faults = list(tries(case))
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for _ in pool.map(lambda fault: check_fault(case, fault), faults):
            pass
    print(f"{case.name}: {len(faults)} faults, nothing lost, nothing said that was not done")


def check_fault(case, fault):
    with tempfile.TemporaryDirectory() as place:
        folder, record = case.make(place)
        assert case.count(folder, record) == 0
        run, _ = traced(case.command(folder, record), folder, "-e", "trace=" + fault.split(":")[0], "-e", "inject=" + fault)
        after = case.count(folder, record)
        where = (case.name, fault, run.returncode, run.stderr)
        assert after <= 1, where
        if run.returncode == 0:
            assert after == 1, ("said to be done", *where)
        elif run.returncode not in (-9, 137):
            # What failed, where, and how to mend it.
            assert run.stderr.strip() and "Fatal" not in run.stderr and run.stderr.strip().endswith("."), where
        again = subprocess.run(case.command(folder, record), capture_output=True, text=True, timeout=60)
        if again.returncode == os.EX_TEMPFAIL:
            # The server was asked and has it not: it is sent a little later.
            again = subprocess.run(case.command(folder, record), capture_output=True, text=True, timeout=60)
        assert again.returncode == 0, (where, again.stderr)
        last = case.count(folder, record)
        # A person who says it again has said it twice; what is delivered is delivered once.
        assert last == (1 if case.name == "deliver" else after + 1), (where, last)
        for log in ["acknowledged", "desk-front", "audit", "delivery-ehr"]:
            lines(folder, log)


def main():
    if not shutil.which("strace"):
        skip("strace is not installed (apt-get install strace)")
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode:
        skip("this system lets nobody trace a program")
    server = StandInServer()
    # A number of its own for each folder: one server knows them all.
    codes = map("7F{:04d}".format, itertools.count())

    def alert(place):
        folder = pathlib.Path(place, "Requests")
        (folder / "alerts").mkdir(parents=True)
        return folder, call(folder, next(codes), "Window 2")

    def request(place):
        folder = pathlib.Path(place, "Requests")
        (folder / "alerts").mkdir(parents=True)
        return folder, put_numbered(folder, next(codes), "Alex Example")

    def marked(event):
        return lambda folder, record: marks(folder, "front")[(record, event)]

    requests = [ANTEROOM, "requests"]
    cases = [
        Case("ack", alert, lambda folder, record: [*requests, "ack", record, "--initials", "AB", "--requests", str(folder)], marked("seen")),
        Case("mark", request, lambda folder, record: [
            *requests, "mark", record, "called", "--initials", "AB", "--note", "at five", "--desk", "front", "--requests", str(folder)],
            marked("called")),
        Case("deliver", request, lambda folder, record: [
            DESK, "deliver", "--to", server.base, "--target", "ehr", "--requests", str(folder)], lambda folder, record: server.got[record]),
    ]
    for case in cases:
        if len(sys.argv) < 4 or case.name in sys.argv[3:]:
            check(case)
    server.end()
    print("faults of programs: all is well")


main()
