"""Rows of starts: from exec to the first prompt on a terminal, and the memory then."""
import os, pathlib, pty, re, select, signal, statistics, subprocess, time
from . import machine
from .machine import Missing, program, tool


def start(command, prompt):
    """Milliseconds from exec until the prompt is there, and the memory a program and what it started hold in proportion (KiB)."""
    begin = time.monotonic()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8")
        os.chdir(machine.ROOT)
        os.execv(command[0], [str(part) for part in command])
    seen = b""
    while not re.search(prompt, seen):
        if not select.select([terminal], [], [], 10)[0]:
            raise RuntimeError(f"{command[0]} shows no prompt: {seen[-200:]}")
        seen += os.read(terminal, 65536)
    spent = (time.monotonic() - begin) * 1e3
    kib = sum(proportional(one) for one in family(pid))
    os.kill(pid, signal.SIGKILL)
    for child in family(pid)[1:]:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass
    os.close(terminal)
    os.waitpid(pid, 0)
    return spent, kib


def family(pid):
    try:
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid] + [one for child in children for one in family(int(child))]


def proportional(pid):
    try:
        return int(re.search(r"^Pss: +(\d+)", pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)[1])
    except (OSError, TypeError):
        return 0


def starts(race):
    yardstick = race.place / "yardstick"
    subprocess.run(["cc", "-O2", "-o", yardstick, machine.ROOT / "Benchmarks/prompt-yardstick.c", "-lreadline"], check=True)
    requests = race.place / "Requests of starts"
    requests.mkdir()
    anteroom = program("anteroom")
    ready = rb"> |;1H |Enter to start\."
    commands = {
        "C with readline, which reads the same files": ([yardstick], rb"> "),
        "anteroom visit": ([anteroom, "visit", "--requests", requests], ready),
        "anteroom kiosk, which starts a visit": ([anteroom, "kiosk", "--requests", requests], ready)}
    for name in ["dialog", "whiptail"]:
        try:
            commands[name] = ([tool(name), "--inputbox", "Press Enter to start.", "10", "60"], rb"(?i)start")
        except Missing as missing:
            race.row(f"start to prompt, {name}", str(missing), "", "")
    found = {name: [] for name in commands}
    for _ in range(race.rounds * 8):
        for name, (command, prompt) in commands.items():
            found[name].append(start(command, prompt))
    least = statistics.median(time for time, _ in found["C with readline, which reads the same files"])
    for name, values in found.items():
        median = statistics.median(time for time, _ in values)
        race.row(f"start to prompt, {name}", f"{median:.2f} ms", "", f"{median / least:.2f} × C; {statistics.median(kib for _, kib in values) / 1024:.1f} MiB (PSS)")
