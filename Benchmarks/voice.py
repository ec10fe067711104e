#!/usr/bin/env python3
"""Measures the voice of a visit: first sound, silence at a key and at the headphones, processor and memory.

    python3 Benchmarks/voice.py .build/static/release/anteroom

Needs espeak-ng and a C compiler, no sound card: a player that takes as long as the sound and makes none stands in for aplay, a script
for amixer. Times are medians, with the longest behind them.
"""
import os, pty, re, select, shutil, signal, statistics, subprocess, sys, tempfile, time

PROGRAM = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
JACK = "numid=16,iface=CARD,name='Headphone Jack'\n  ; type=BOOLEAN,access=r-------,values=1\n  : values=%s\n"


class Visit:
    """A visit on a terminal of its own, with stand-ins around it."""

    def __init__(self, plugged=True):
        self.folder = tempfile.mkdtemp()
        os.makedirs(self.folder + "/cards/card0")
        open(self.folder + "/cards/pcmC0D0p", "w").close()
        self.notes = self.folder + "/notes"
        open(self.notes, "w").close()
        self.plug(plugged)
        subprocess.run(["cc", "-O2", "-o", self.folder + "/aplay", HERE + "/silent-player.c"], check=True)
        with open(self.folder + "/amixer", "w") as script:
            script.write("#!/bin/sh\nexec cat '%s/controls'\n" % self.folder)
        os.chmod(self.folder + "/amixer", 0o755)
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(PATH=self.folder + ":" + os.environ["PATH"], VOICE_NOTES=self.notes,
                              TERM="xterm-256color", LANG="C.UTF-8")
            os.execv(PROGRAM, ["anteroom", "visit", "--voice", "--sound-cards=" + self.folder + "/cards",
                               "--questionnaires=" + HERE + "/../Questionnaires",
                               "--requests=" + self.folder + "/Requests"])

    def plug(self, plugged):
        with open(self.folder + "/controls.new", "w") as file:
            file.write(JACK % ("on" if plugged else "off"))
        os.rename(self.folder + "/controls.new", self.folder + "/controls")

    def type(self, text):
        os.write(self.terminal, text.encode())

    def pump(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                try:
                    os.read(self.terminal, 65536)
                except OSError:  # the visit is gone
                    return

    def sounds(self):
        """The players that got sound: process and time of the first of it."""
        with open(self.notes) as file:
            return [(int(line.split()[0]), float(line.split()[1])) for line in file if line.count(" ") == 1]

    def wait_for_sound(self, count):
        end = time.monotonic() + 30
        while len(self.sounds()) < count:
            if time.monotonic() > end:
                sys.exit("nothing is spoken")
            self.pump(0.001)
        return self.sounds()[-1]

    def end(self):
        """Ends it; its processor time and that of all it started, in seconds."""
        os.kill(self.pid, signal.SIGTERM)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            pid, _, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                os.close(self.terminal)
                shutil.rmtree(self.folder)
                return usage.ru_utime + usage.ru_stime
            self.pump(0.02)
        sys.exit("the visit does not end")


def lives(pid):
    try:
        with open("/proc/%d/stat" % pid) as file:
            return file.read().split(") ")[-1][0] not in "ZX"
    except OSError:
        return False


def time_to_end(pid, begin):
    while lives(pid):
        if time.monotonic() - begin > 10:
            sys.exit("it is not silent")
    return time.monotonic() - begin


def say(name, seconds):
    print("%-46s %6.1f ms, at most %.1f" % (name, statistics.median(seconds) * 1e3, max(seconds) * 1e3))


def measure_times():
    visit = Visit()
    visit.wait_for_sound(1)
    first, silence = [], []
    for _ in range(30):
        count, begin = len(visit.sounds()), time.monotonic()
        visit.type("\t")
        player, heard = visit.wait_for_sound(count + 1)
        first.append(heard - begin)
        visit.pump(0.15)
        begin = time.monotonic()
        visit.type("\x15")
        silence.append(time_to_end(player, begin))
        visit.pump(0.15)
    say("start of a page to first sound", first)
    say("key to silence, the player gone", silence)
    visit.end()

    pulled = []
    for _ in range(7):
        visit = Visit()
        player, _ = visit.wait_for_sound(1)
        visit.pump(0.3)
        player, _ = visit.sounds()[-1]
        begin = time.monotonic()
        visit.plug(False)
        pulled.append(time_to_end(player, begin))
        visit.end()
    say("headphones pulled out to silence", pulled)


def measure_use(seconds=20):
    waiting = Visit(plugged=False)
    waiting.pump(2)
    before = children_and_self(waiting.pid)
    waiting.pump(seconds)
    used = children_and_self(waiting.pid) - before
    print("%-46s %6.2f %% of a processor" % ("waiting for headphones", used / seconds * 100))
    waiting.end()

    speaking = Visit()
    speaking.wait_for_sound(1)
    before = children_and_self(speaking.pid)
    begin = time.monotonic()
    memory = 0
    while time.monotonic() - begin < seconds:
        speaking.pump(0.5)
        memory = max(memory, proportional(speaking.pid))
        if not any(lives(pid) for pid, _ in speaking.sounds()[-1:]):
            speaking.type("\t")
    used = children_and_self(speaking.pid) - before
    print("%-46s %6.2f %% of a processor" % ("speaking without a pause", used / seconds * 100))
    print("%-46s %6.1f MiB (PSS)" % ("the visit itself, speaking", memory / 1024))
    speaking.end()

    synthesizer = subprocess.Popen(["espeak-ng", "-v", "en-us", "--stdout", "--stdin"], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
    synthesizer.stdin.write(b"Welcome to the clinic. We ask one thing at a time.\n")
    synthesizer.stdin.close()
    _, _, usage = os.wait4(synthesizer.pid, 0)
    print("%-46s %6.1f MiB (RSS)" % ("espeak-ng while it works", usage.ru_maxrss / 1024))


def children_and_self(pid):
    """Processor seconds of a process and of its children that have ended."""
    with open("/proc/%d/stat" % pid) as file:
        fields = file.read().split(") ")[-1].split()
    return sum(int(fields[index]) for index in range(11, 15)) / os.sysconf("SC_CLK_TCK")


def proportional(pid):
    with open("/proc/%d/smaps_rollup" % pid) as file:
        return int(re.search(r"^Pss: +(\d+)", file.read(), re.M).group(1))


measure_times()
measure_use()
