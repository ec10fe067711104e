"""A Debian 12 machine with a package in it, in QEMU: what its screen shows, keys for it, and a shell inside that no visitor has."""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time

CACHE = "/var/tmp/anteroom-qemu"
DEBIAN = f"{CACHE}/debian"
PACKAGES = "linux-image-amd64,console-setup,dbus,systemd-timesyncd"

# What runs inside: a command a line comes in, in base64, and its exit code and output go out.
AGENT = """#!/bin/sh
port=/dev/virtio-ports/console-test
while true; do
    if [ -e $port ]; then
        while read -r line <&3; do
            output=$(echo "$line" | base64 -d | sh 2>&1; echo " $?")
            echo "$output" | base64 -w0 >&3
            echo >&3
        done 3<>$port
    fi
    sleep 1
done
"""
UNIT = "[Service]\nExecStart=/bin/sh /usr/local/sbin/console-test\n[Install]\nWantedBy=multi-user.target\n"

# The keys of signs that are not their own names.
SIGNS = {" ": "spc", "-": "minus", ".": "dot", ",": "comma", "/": "slash", "'": "apostrophe", "@": "shift-2", "\n": "ret"}


def libraries(program):
    """The libraries a program wants that Debian does not have, as a build for testing does: what a clinic installs wants none."""
    lines = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout.splitlines()
    paths = [line.split()[2] for line in lines if " => /" in line]
    return [path for path in paths if not os.path.exists(DEBIAN + os.path.realpath(path))]


def image(package, out, more=""):
    """A disk with Debian and the package in it, installed by apt as an administrator would; gives the seconds that took.

    More packages of Debian can come with it, which are not counted."""
    if not os.path.exists(f"{DEBIAN}/etc/debian_version") or not os.path.exists(f"{CACHE}/whole"):
        os.makedirs(CACHE, exist_ok=True)
        shutil.rmtree(DEBIAN, ignore_errors=True)
        command = ["debootstrap", f"--include={PACKAGES}", "bookworm", DEBIAN]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode != 0:
            # Once more: mirrors fail now and then.
            shutil.rmtree(DEBIAN, ignore_errors=True)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        open(f"{CACHE}/whole", "w").close()
    work = tempfile.mkdtemp(dir=CACHE)
    tree = f"{work}/tree"
    script = f"""set -e
mkdir {work}/work {tree}
mount -t overlay overlay -o lowerdir={DEBIAN},upperdir={work}/up,workdir={work}/work {tree}
cp /etc/resolv.conf {tree}/etc/resolv.conf
mount -t proc proc {tree}/proc
begin=$(date +%s)
DEBIAN_FRONTEND=noninteractive chroot {tree} apt-get install -q -y /root/{os.path.basename(package)} >{work}/apt.log 2>&1
echo $(($(date +%s) - begin)) >{work}/seconds
[ -z "{more}" ] || DEBIAN_FRONTEND=noninteractive chroot {tree} apt-get install -q -y --no-install-recommends {more} >>{work}/apt.log 2>&1
chroot {tree} systemctl enable -q console-test.service 2>/dev/null
umount {tree}/proc
mkfs.ext4 -q -F -L root -d {tree} {out} 2G
"""
    for folder in ("up/root", "up/usr/local/sbin", "up/etc/systemd/system"):
        os.makedirs(f"{work}/{folder}", mode=0o755)
    shutil.copy(package, f"{work}/up/root/")
    subprocess.run(["dpkg-deb", "-x", package, f"{work}/package"], check=True)
    for path in libraries(f"{work}/package/usr/bin/anteroom"):
        os.makedirs(f"{work}/up{os.path.dirname(path)}", exist_ok=True)
        shutil.copy(path, f"{work}/up{path}")
    for name, text in (("usr/local/sbin/console-test", AGENT), ("etc/systemd/system/console-test.service", UNIT)):
        with open(f"{work}/up/{name}", "w", encoding="utf-8") as file:
            file.write(text)
    try:
        subprocess.run(["unshare", "-m", "sh", "-c", script], check=True)
        with open(f"{work}/seconds", encoding="utf-8") as file:
            return int(file.read())
    finally:
        shutil.rmtree(work, ignore_errors=True)


class Machine:
    """A machine that runs; one that is switched off and on again keeps its disk."""

    def __init__(self, disk, folder, screen=(1280, 800), kernel_line="", sound=None):
        self.folder, self.disk = folder, f"{folder}/disk.qcow2"
        if not os.path.exists(self.disk):
            subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", disk, self.disk], check=True)
        boot = sorted(name for name in os.listdir(f"{DEBIAN}/boot") if name.startswith(("vmlinuz-", "initrd.img-")))
        self.command = f"""qemu-system-x86_64 -accel tcg,thread=single -cpu qemu64 -m 1024 -display none -net none -no-reboot
            -vga none -device VGA,edid=on,xres={screen[0]},yres={screen[1]},vgamem_mb=32 -device qemu-xhci,id=usb
            -kernel {DEBIAN}/boot/{boot[-1]} -initrd {DEBIAN}/boot/{boot[0]} -drive file={self.disk},if=virtio
            -device virtio-serial -chardev socket,path={folder}/agent,server=on,wait=off,id=agent
            -device virtserialport,chardev=agent,name=console-test -qmp unix:{folder}/monitor,server=on,wait=off""".split()
        # Two faults of processors that an emulated one does not have would otherwise be worked around at every call.
        self.command += ["-append", f"root=/dev/vda rw quiet loglevel=1 mitigations=off {kernel_line}"]
        if sound:
            self.command += ["-audiodev", f"wav,id=sound,path={sound}"]
        self.start()

    def start(self):
        """Switches it on."""
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)
        self.monitor = self.connect("monitor")
        self.monitor.readline()
        self.ask("qmp_capabilities")
        self.agent = self.connect("agent")

    def connect(self, name):
        """One of its sockets, as a file."""
        for _ in range(100):
            try:
                end = socket.socket(socket.AF_UNIX)
                end.connect(f"{self.folder}/{name}")
                end.settimeout(600)
                return end.makefile("rw", encoding="utf-8")
            except OSError:
                time.sleep(0.1)
        raise OSError(f"QEMU does not open {name}")

    def cut_power(self):
        """Takes the power away."""
        self.process.kill()
        self.process.wait()

    def ask(self, command, **arguments):
        """A command of QEMU's own."""
        self.monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.monitor.flush()
        while True:
            answer = json.loads(self.monitor.readline())
            if "return" in answer or "error" in answer:
                return answer.get("return")

    def run(self, command):
        """A shell command inside, by root: its exit code and its output."""
        self.agent.write(base64.b64encode(command.encode()).decode() + "\n")
        self.agent.flush()
        text = base64.b64decode(self.agent.readline()).decode("utf-8", "replace")
        output, _, code = text.rstrip().rpartition(" ")
        return int(code), output.strip()

    def screen(self):
        """What the first console shows, a line a row."""
        code, text = self.run("stty -F /dev/tty1 size && base64 -w0 /dev/vcsu1")
        size, _, cells = text.partition("\n")
        if code != 0:
            return ""  # The console is hung up while the kiosk starts again.
        columns = int(size.split()[1])
        text = base64.b64decode(cells).decode("utf-32-le", "replace")
        return "\n".join(text[at : at + columns].rstrip() for at in range(0, len(text), columns))

    def wait_for(self, text, seconds=60):
        """Whether the screen shows a text in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.screen():
                return True
            time.sleep(0.5)
        return False

    def press(self, *chords):
        """Presses keys, as "ctrl-alt-f2"."""
        for chord in chords:
            keys = [{"type": "qcode", "data": key} for key in chord.split("-")]
            self.ask("send-key", keys=keys, **{"hold-time": 40})
            time.sleep(0.12)

    def type(self, text):
        """Types a line of letters, digits and signs of an American keyboard."""
        for letter in text:
            self.press(SIGNS.get(letter) or ("shift-" if letter.isupper() else "") + letter.lower())

    def picture(self, name):
        """Keeps what a camera before the screen would see."""
        path = f"{self.folder}/{name}.png"
        self.ask("screendump", filename=path, format="png")
        return path
