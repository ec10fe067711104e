"""From a visitor who needs a person to a screen of staff and back: what each of them reads, and after how many seconds.

    venv/bin/python Desk/Tests/Browser/kiosk_to_desk.py Desk/.build/debug/anteroom-desk .build/debug/anteroom

The kiosk has no alert command: only a screen of the desk can show its calls. It needs what desk_in_a_browser.py needs.
"""
import os, pathlib, pty, select, subprocess, sys, tempfile, threading, time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Served"))
from desk_program import Desk, wait
from selenium import webdriver
from selenium.webdriver.common.by import By

PROGRAM, KIOSK = sys.argv[1], os.path.abspath(sys.argv[2])
QUESTIONNAIRES = pathlib.Path(__file__).resolve().parents[3] / "Questionnaires"


class Kiosk:
    """A kiosk on a terminal of its own; `text` is all that it ever wrote."""

    def __init__(self, requests):
        self.place = tempfile.TemporaryDirectory()
        master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.program = subprocess.Popen(
            [KIOSK, "kiosk", "--requests", requests, "--questionnaires", QUESTIONNAIRES, "--station", "Window 2", "--language", "en"],
            stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, cwd=self.place.name, env=environment, start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0))
        os.close(slave)
        self.master, self.text = master, ""
        threading.Thread(target=self.read, daemon=True).start()
        wait(lambda: "Press Enter to start." in self.text, "the kiosk begins")

    def read(self):
        try:
            while part := os.read(self.master, 65_536):
                self.text += part.decode(errors="replace")
        except OSError:
            pass

    def type(self, line):
        os.write(self.master, line.encode() + b"\r")

    def end(self):
        self.program.terminate()
        self.program.wait(20)
        self.place.cleanup()


def browser():
    options = webdriver.ChromeOptions()
    for option in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"]:
        options.add_argument(option)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def main():
    # Without a desk the visitor reads at once where to go.
    with tempfile.TemporaryDirectory() as place:
        kiosk = Kiosk(place + "/Requests")
        try:
            start = time.monotonic()
            kiosk.type("h")
            wait(lambda: "Please walk to the front desk now." in kiosk.text, "the visitor is sent to the desk")
            seconds = time.monotonic() - start
            print(f"no desk, no command: sent to the desk after {seconds:.1f} s")
            assert seconds < 2 and "We called someone" not in kiosk.text
        finally:
            kiosk.end()

    desk = Desk(PROGRAM)
    driver = browser()
    kiosk = None
    try:
        driver.get(desk.link)
        wait(lambda: driver.find_elements(By.ID, "calls"), "the list")
        kiosk = Kiosk(desk.folder)
        start = time.monotonic()
        kiosk.type("h")
        wait(lambda: driver.find_elements(By.CSS_SELECTOR, ".call.waiting"), "the call is on the screen")
        print(f"from the visitor's line to the banner in a browser: {time.monotonic() - start:.2f} s")
        wait(lambda: "We called someone for you." in kiosk.text, "the visitor reads that somebody is called", 5)
        print(f"to \"We called someone for you\", because a screen shows it: {time.monotonic() - start:.2f} s")
        assert "Please walk to the front desk now." not in kiosk.text
        assert "The front desk answered at" not in kiosk.text
        driver.find_element(By.CSS_SELECTOR, ".call.waiting [name=initials]").send_keys("AB")
        driver.find_element(By.CSS_SELECTOR, ".call.waiting button").click()
        start = time.monotonic()
        wait(lambda: "The front desk answered at" in kiosk.text, "the visitor reads that somebody comes", 30)
        print(f"from \"I'm going\" to the visitor's page: {time.monotonic() - start:.2f} s")
        print("from the kiosk to the desk and back: all is well")
    finally:
        if kiosk:
            kiosk.end()
        driver.quit()
        desk.end()


main()
