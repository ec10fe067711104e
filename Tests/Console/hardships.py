"""What the long form goes on with: another language, another keyboard, other programs, kills, the disk, the clock, power cuts."""

import time

from machine import Machine

REQUESTS = "/var/lib/anteroom/Requests"
WELCOME = "Press Enter to start."
# The short way in Spanish: somebody who wants to talk to a person first, and leaves a name.
SPANISH = "t||2||1|1|2|2|no|2|2|1|si|no|si|si|n|2|1|1 2|1|3|5|4|4|2|8|2|7||1|Jose|1|555-010-0199|si|1 3|2|Una rampa|1|1|2|8".split("|")


def restarts(machine):
    """How often systemd has started the kiosk again."""
    return int(machine.run("systemctl show -P NRestarts anteroom-kiosk")[1])


def is_started_again(machine, before):
    """Whether systemd starts the kiosk again in time, and it greets visitors."""
    end = time.monotonic() + 180
    while restarts(machine) == before and time.monotonic() < end:
        time.sleep(1)
    return restarts(machine) == before + 1 and machine.wait_for(WELCOME, 90)


def spanish(machine, see, visit, finish):
    """The visit in the other language."""
    see("a whole visit in Spanish", visit(machine, SPANISH, "mero de solicitud"))
    machine.picture("sent-spanish")
    see("the next visitor is greeted in English", finish(machine))


def keyboards(machine, see):
    """A keyboard that is plugged in and out; a font and a keymap that somebody loads."""
    machine.wait_for(WELCOME)
    machine.ask("device_add", driver="usb-kbd", id="keyboard", bus="usb.0")
    time.sleep(5)
    machine.press("ret")
    see("a keyboard that is plugged in types", machine.wait_for("What would you like to do?"))
    machine.press("alt-f2")
    see("it does not lead out either", machine.run("cat /sys/class/tty/tty0/active")[1] == "tty1")
    machine.ask("device_del", id="keyboard")
    time.sleep(3)
    machine.type("2\n")
    see("the first keyboard goes on when it is unplugged", machine.wait_for("Before you start"))
    machine.run("systemctl restart anteroom-kiosk")
    machine.wait_for(WELCOME)
    machine.run("setupcon --force")
    time.sleep(2)
    machine.press("alt-f2", "ctrl-alt-f3")
    see("setupcon behind its back: Alt-F2 changes nothing", machine.run("cat /sys/class/tty/tty0/active")[1] == "tty1")
    text = machine.run("anteroom status")[1]
    see("status says what setupcon undid", "do something again" in text or "now it is another" in text)
    print("\n".join("| " + line for line in text.splitlines() if "console" in line or "font" in line), flush=True)
    machine.run("systemctl reload anteroom-console")
    see("reloading the lock mends it", "ok          font" in machine.run("sleep 5; anteroom status")[1])


def staff_and_settings(machine, see):
    """Calling staff out of the sandbox, who may read what, and a wrong line in the settings."""
    for unit in ("ctrl-alt-del.target", "debug-shell.service", "autovt@.service"):
        see(f"{unit} is masked", machine.run(f"systemctl is-enabled {unit}")[1] == "masked")
    see("no login is on another console", machine.run("systemctl list-units --no-legend --plain 'getty@*'")[1] == "")
    see("the user is in the group of staff alone", machine.run("id -Gn anteroom")[1] == "anteroom-staff")
    machine.run("sed -i 's/^#alert-command.*/alert-command = logger -t anteroom -p auth.alert/' /etc/anteroom/kiosk.conf; systemctl restart anteroom-kiosk")
    machine.wait_for(WELCOME)
    code, text = machine.run("anteroom alert --test")
    see("the kiosk sends a test out of its sandbox", code == 0, text)
    machine.type("h\n")
    time.sleep(5)
    see("a call leaves the sandbox", "person-wanted" in machine.run("journalctl -o cat -t anteroom -n 5")[1])
    machine.run("useradd -m -G anteroom-staff sam; useradd -m other")
    alert = f"$(basename {REQUESTS}/alerts/2*.json .json | tail -c 7)"
    text = machine.run(f"su sam -c \"anteroom requests ack {alert} --initials SM --requests {REQUESTS}\"")[1]
    see("staff mark it", "seen by SM" in text, text)
    secrets = (f"{REQUESTS}/audit.jsonl", "/etc/anteroom/release-code", "/dev/vcs1")
    see("nobody else reads requests, the code or the screen", all(machine.run(f"su other -c 'cat {path}'")[0] != 0 for path in secrets))
    machine.run("echo 'staton = x' >>/etc/anteroom/kiosk.conf; systemctl restart anteroom-kiosk")
    see("a wrong setting is on the screen", machine.wait_for("call the administrator") and "'staton'" in machine.screen())
    machine.run("sed -i /staton/d /etc/anteroom/kiosk.conf; systemctl restart anteroom-kiosk")
    see("a mended one lets it begin", machine.wait_for(WELCOME))


def kills(machine, see):
    """The visit alone is lost, or the kiosk begins anew."""
    before = restarts(machine)
    machine.press("ret")
    machine.wait_for("What would you like to do?")
    machine.run("pkill -KILL -P $(systemctl show -P MainPID anteroom-kiosk)")
    see("a visit that is killed is lost alone", machine.wait_for(WELCOME) and restarts(machine) == before)
    before = restarts(machine)
    machine.run("systemctl kill -s KILL --kill-whom=main anteroom-kiosk")
    see("a kiosk that is killed is started again", is_started_again(machine, before))
    machine.run("systemctl kill -s STOP --kill-whom=main anteroom-kiosk")
    started = time.monotonic()
    see("one that stands still is started again", is_started_again(machine, before + 1), f"{time.monotonic() - started:.0f} s")


def disk_and_clock(machine, see, visit):
    """A disk that is full or read-only and a clock that is wrong: visitors and staff are told, and nothing stops."""
    machine.run("fallocate -l $(($(stat -f -c '%a*%S' /))) /filler; cat /dev/zero >/filler2; sync")
    see("status says that the disk is full", "make room" in machine.run("anteroom status")[1])
    is_told = visit(machine, done="not sent yet")
    machine.picture("disk-full")
    see("on a full disk the visitor reads that it is not sent, and can try again", is_told and "Request number" not in machine.screen())
    machine.run("rm -f /filler /filler2; systemctl restart anteroom-kiosk")
    see("with room again it goes on", machine.wait_for(WELCOME, 90))
    machine.run("mount -o remount,ro / || (echo u >/proc/sysrq-trigger)")
    see("status says that the disk is read-only", "read-only" in machine.run("anteroom status")[1])
    machine.press("ret")
    see("on a read-only disk visitors are served", machine.wait_for("What would you like to do?"))
    machine.run("mount -o remount,rw /; systemctl restart anteroom-kiosk")
    machine.wait_for(WELCOME, 90)
    now = machine.run("date +%s")[1]
    machine.run("date -s '-1 year'")
    see("status says that the clock went back", "stands before the last event" in machine.run("anteroom status")[1])
    machine.press("ret")
    see("and visitors are served", machine.wait_for("What would you like to do?"))
    machine.run(f"date -s @{now}; systemctl restart anteroom-kiosk")
    machine.wait_for(WELCOME, 90)


def power_cuts(machine, see, visit, boots):
    """The power goes the moment a visitor reads that the request was sent: it is there, and right."""
    for cut in range(2):
        see("a visit before the power goes", visit(machine))
        machine.cut_power()
        machine.start()
        boots(machine, f"after-cut-{cut + 1}")
        count = machine.run(f"ls {REQUESTS}/*.json | wc -l")[1]
        code, text = machine.run(f"anteroom requests verify --requests {REQUESTS}")
        see(f"power cut {cut + 1}: every request is there and right", code == 0, f"{count} requests; {text.splitlines()[-1]}")


def hardships(machine, disk, folder, see, visit, finish, boots):
    """All of them, and pictures at two more resolutions; gives the machine that runs at the end."""
    keyboards(machine, see)
    kills(machine, see)
    staff_and_settings(machine, see)
    disk_and_clock(machine, see, visit)
    spanish(machine, see, visit, finish)
    power_cuts(machine, see, visit, boots)
    for screen, line in (((1920, 1080), ""), ((1920, 1080), "video=1280x720")):
        machine.cut_power()
        machine = Machine(disk, folder, screen, line)
        boots(machine, line.removeprefix("video=") or "1920x1080")
    machine.run("dpkg -r anteroom")
    see("removal gives the console back", machine.wait_for("login:"))
    machine.press("alt-f2")
    time.sleep(3)
    console, units = machine.run("cat /sys/class/tty/tty0/active")[1], machine.run("systemctl list-units --no-legend --plain 'getty@*'")[1]
    see("and the others", console == "tty2" and "getty@tty2" in units, f"{console}; {units.split()[::5]}")
    machine.run("dpkg -P anteroom")
    see("purge keeps what visitors left", machine.run(f"ls {REQUESTS}/*.json")[0] == 0)
    return machine
