"""What a visitor hears who brings a USB headset: the package with its voice on, a real sound driver, and a file for the headphones."""

import struct
import time

WELCOME = "Press Enter to start."
PROGRAMS = "pgrep -c 'aplay|espeak-ng'"


def is_heard(machine, seconds=60):
    """Whether the card plays within a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if "RUNNING" in machine.run("cat /proc/asound/card*/pcm*p/sub0/status")[1]:
            return True
        time.sleep(0.2)
    return False


def is_quiet(machine, seconds=60):
    """Whether both programs of the voice are gone within a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if machine.run(PROGRAMS)[1] == "0":
            return True
        time.sleep(0.2)
    return False


def sound(path):
    """Seconds of sound in a WAV file, and how many tenths of a second in it are not silent; QEMU may not have written its lengths."""
    with open(path, "rb") as file:
        head = file.read(44)
        samples = file.read()
    channels, rate = struct.unpack("<HI", head[22:28])
    samples = memoryview(samples[: len(samples) // 2 * 2]).cast("h")
    tenth = rate * channels // 10
    loud = sum(max(map(abs, samples[at : at + tenth]), default=0) > 500 for at in range(0, len(samples), tenth))
    return len(samples) / channels / rate, loud


def voices(machine, heard, see):
    """A visitor plugs a headset in, listens, presses keys and pulls it out; what it played is in the file then."""
    machine.run("sed -i 's/^#voice = yes/voice = yes/' /etc/anteroom/kiosk.conf")
    machine.run("install -D -m 644 /usr/share/anteroom/voice.conf /etc/systemd/system/anteroom-kiosk.service.d/voice.conf")
    machine.run("systemctl daemon-reload; systemctl restart anteroom-kiosk")
    see("it waits for headphones", machine.wait_for(WELCOME, 90))
    row = machine.run("anteroom status | grep -A1 voice")[1]
    print("| " + row, flush=True)
    exposure = machine.run("systemd-analyze security anteroom-kiosk --no-pager | tail -1")[1]
    see("the service stays closed", any(f": {n} " in exposure for n in ("0.6", "0.7", "0.8", "0.9", "1.0", "1.1", "1.2", "1.3", "1.4")), exposure)
    started = time.monotonic()
    machine.ask("device_add", driver="usb-audio", id="headset", bus="usb.0", audiodev="sound")
    see("a USB headset begins the voice by itself", is_heard(machine), f"{time.monotonic() - started:.1f} s, emulated")
    row = machine.run("anteroom status | grep -A1 voice")[1]
    see("status knows it", "headphones are plugged in" in row, row)
    words = machine.run("tr '\\0' ' ' </proc/$(pgrep -o espeak-ng)/cmdline; tr '\\0' ' ' </proc/$(pgrep -o aplay)/cmdline")[1]
    see("no word is in an argument", "Press" not in words and "Welcome" not in words, words)
    machine.picture("headset")
    machine.press("ret")
    see("Enter goes on", machine.wait_for("What would you like to do?"))
    see("the next page is heard", is_heard(machine))
    machine.press("9")
    started = time.monotonic()
    see("a key is silence", is_quiet(machine), f"{time.monotonic() - started:.1f} s, asked from outside, emulated")
    machine.press("backspace", "tab")
    see("Tab says the page again", is_heard(machine))
    machine.ask("device_del", id="headset")
    started = time.monotonic()
    see("pulled out it is silent", is_quiet(machine), f"{time.monotonic() - started:.1f} s")
    see("and the page asks whether somebody is there", machine.wait_for("Are you still there?"))
    machine.ask("device_add", driver="usb-audio", id="headset", bus="usb.0", audiodev="sound")
    machine.press("ret")
    see("plugged in again it goes on", is_heard(machine))
    time.sleep(10)
    see("no word is in the journal", machine.run("journalctl -b | grep -c 'like to do'")[1] == "0")
    machine.ask("quit")
    machine.process.wait()
    seconds, loud = sound(heard)
    see("the sound is no silence", loud > 20, f"{seconds:.1f} s of sound, {loud / 10:.1f} s of them loud")
