"""A program on a terminal of its own, read as a visitor reads it: what the page says, and whether it asks."""
import fcntl, os, pty, re, select, struct, subprocess, termios, time

SEQUENCE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\x07]*\x07")
# A page ends with its prompt in bold; what is typed follows.
PROMPT = re.compile(rb";1H *\x1b\[1m[^\x1b]*\x1b\(B\x1b\[m$")


class Screen:
    def __init__(self, arguments, folder, errors):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.program = subprocess.Popen(
            arguments, stdin=slave, stdout=slave, stderr=errors, cwd=folder, env=environment, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)
        self.unseen = b""

    def page(self):
        """The page since the screen was cleared last, its words one blank apart."""
        last = max(self.unseen.rfind(b"\x1b[2J"), 0)
        return " ".join(SEQUENCE.sub(b" ", self.unseen[last:]).decode(errors="replace").split())

    def wait(self, *words, seconds=60, asks=True):
        """Waits until a page shows one of some words and asks for a line; says which."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = self.page()
            for word in words:
                if word in shown and (not asks or PROMPT.search(self.unseen)):
                    return word
            if select.select([self.master], [], [], 0.05)[0]:
                self.unseen += os.read(self.master, 65_536)
        raise AssertionError(f"none of {words} came; the page: {self.page()}")

    def type(self, line):
        self.unseen = b""
        os.write(self.master, line.encode() + b"\r")
