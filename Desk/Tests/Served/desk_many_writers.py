"""Sixty-four at once write into one folder: command lines and browsers mark, kiosks leave requests; every mark and every request is there.

    python3 Desk/Tests/Served/desk_many_writers.py Desk/.build/debug/anteroom-desk .build/debug/anteroom

The second program is the kiosk's `anteroom`; without it only browsers mark.
"""
import subprocess, sys, threading

from desk_program import Desk, put, wait

PROGRAM = sys.argv[1]
STAFF = sys.argv[2] if len(sys.argv) > 2 else None
WRITERS = 64
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code(number, kind):
    return f"{kind}0000" [:4] + DIGITS[number // 32] + DIGITS[number % 32]


def main():
    desk = Desk(PROGRAM)
    try:
        numbers = [put(desk.folder, code(n, "7F3K"), f"Person {n}") for n in range(8)]
        wait(lambda: all(number in desk.ask("/")[1] for number in numbers), "the requests are shown")
        # The command line is the writer of every second mark.
        shares = [("page" if not STAFF or n % 2 else "line", n) for n in range(WRITERS)]
        start = threading.Barrier(WRITERS + 1)
        failures = []

        def mark(way, n):
            number, initials = numbers[n % len(numbers)], f"P{n}"
            start.wait()
            if way == "line":
                run = subprocess.run(
                    [STAFF, "requests", "mark", number, "called", "--initials", initials, "--note", f"note {n}", "--requests", desk.folder],
                    capture_output=True, text=True)
                if run.returncode:
                    failures.append((way, n, run.stderr))
                return
            # Somebody else may have written meanwhile: the page says so, and it is said again, as a person would.
            for _ in range(100):
                page = desk.ask(f"/r/{number}")[1]
                last = page.split('name="last" value="')[-1].split('"')[0]
                status, _ = desk.ask(f"/r/{number}", {"event": "called", "initials": initials, "note": f"note {n}", "last": last})
                if status != 409:
                    break
            if status != 303:
                failures.append((way, n, status))

        def leave():
            start.wait()
            for n in range(WRITERS):
                put(desk.folder, code(n, "8H2M"), f"Later {n}")

        threads = [threading.Thread(target=mark, args=share) for share in shares] + [threading.Thread(target=leave)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures, failures[:5]
        pages = {number: desk.ask(f"/r/{number}")[1] for number in numbers}
        for _, n in shares:
            page = pages[numbers[n % len(numbers)]]
            assert page.count(f": note {n}<") == 1, f"the mark of writer {n} is not there once"
        text = "".join(desk.ask(f"/?show=all&start={start}")[1] for start in (0, 200))
        assert text.count("/r/") >= WRITERS + 8 and "DAMAGED" not in text
        if STAFF:
            run = subprocess.run([STAFF, "requests", "verify", "--requests", desk.folder], capture_output=True, text=True)
            assert run.returncode == 0 and "errors: 0" in run.stdout, run.stdout + run.stderr
        print(f"{WRITERS} writers at once: all is well")
    finally:
        desk.end()


main()
