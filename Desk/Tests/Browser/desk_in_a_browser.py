"""The front desk in a real browser: what staff see and hear, and what axe finds.

    python3 -m venv venv && venv/bin/pip install selenium axe-playwright-python
    venv/bin/python Desk/Tests/Browser/desk_in_a_browser.py Desk/.build/debug/anteroom-desk [FOLDER FOR PICTURES]

It needs Debian's chromium and chromium-driver.
"""
import os, pathlib, sys, tempfile, time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Served"))
import axe_playwright_python
from desk_program import Desk, call, put
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PROGRAM, PICTURES = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
HOSTILE = '"\u0301 onfocus=alert(1) autofocus x="<img src=x onerror=document.title=1>'

# Counts tones, and lets a test see notifications.
SPY = """
window.tones = 0; window.notes = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...rest) { window.tones += 1; return start.apply(this, rest); };
window.Notification = class { static permission = 'granted'; static requestPermission() {}
  constructor(title, options) { window.notes.push([title, options.body, options.requireInteraction]); } };
"""


def linked_desk():
    """A desk whose folder is named by a link to it, as staff may do."""
    place = tempfile.TemporaryDirectory()
    os.makedirs(place.name + "/Requests")
    os.symlink(place.name + "/Requests", place.name + "/link")
    forms = str(pathlib.Path(__file__).resolve().parents[3] / "Questionnaires")
    desk = Desk(PROGRAM, "--codes", place.name + "/Codes", "--questionnaires", forms, folder=place.name + "/link")
    desk.link_place = place
    return desk


def browser(width=1280, height=900, javascript=True, dark=False):
    options = webdriver.ChromeOptions()
    for option in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},{height}"]:
        options.add_argument(option)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.set_window_size(width, height)
    if javascript:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SPY})
    if dark:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    return driver


def wait(driver, condition, what):
    # The page may replace what was just found.
    WebDriverWait(driver, 20, 0.05, ignored_exceptions=[StaleElementReferenceException]).until(lambda _: condition(), what)


def check_axe(driver, what):
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE})
    found = driver.execute_async_script("const done = arguments[0]; axe.run().then((r) => done(r.violations));")
    assert not found, (what, [(f["id"], f["help"], [n["html"][:200] for n in f["nodes"]]) for f in found])


def picture(driver, name):
    if PICTURES:
        driver.save_screenshot(f"{PICTURES}/desk-{name}.png")


def press(driver, selector):
    """Clicks, again where the page replaced the button meanwhile."""
    for _ in range(5):
        try:
            return driver.find_element(By.CSS_SELECTOR, selector).click()
        except StaleElementReferenceException:
            time.sleep(0.1)
    raise AssertionError(selector)


def find(driver, selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def check_codes(driver, desk, width, name):
    """A code is given in both languages: the page, a mistake on it, and the slip, which names nobody on paper."""
    for language, record in [("en", "4711-EN"), ("es", "4711-ES")]:
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {"Accept-Language": language}})
        driver.get(desk.link.split("#")[0] + "codes")
        wait(driver, lambda: find(driver, "form.codes"), "the page for codes")
        what = f"codes {name} {language}"

        def look(page):
            assert driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == language, what
            assert driver.execute_script("return document.documentElement.scrollWidth") <= width, (what, page)
            check_axe(driver, f"{what}, {page}")
            picture(driver, f"codes-{page}-{name}-{language}")

        look("page")
        # No form is chosen: the page says so, and gives nothing.
        driver.find_element(By.ID, "record").send_keys(record)
        driver.find_element(By.ID, "initials").clear()
        driver.find_element(By.ID, "initials").send_keys("AB")
        press(driver, "form.codes button")
        wait(driver, lambda: find(driver, "p.trouble[role=alert]"), "nothing was chosen")
        look("mistake")
        driver.find_element(By.ID, "record").send_keys(record)
        driver.find_element(By.ID, "initials").clear()
        driver.find_element(By.ID, "initials").send_keys("AB")
        press(driver, "form.codes input[type=checkbox]")
        press(driver, "form.codes button")
        wait(driver, lambda: find(driver, "section.slip .code"), "the slip")
        assert record not in driver.find_element(By.CSS_SELECTOR, "section.slip").text
        look("slip")
        if PICTURES:
            import base64
            paper = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
            pathlib.Path(PICTURES, f"slip-{language}.pdf").write_bytes(base64.b64decode(paper))


def main():
    desk = linked_desk()
    driver = browser()
    try:
        number = put(desk.folder, "7F3KQ2", HOSTILE, "asap")
        put(desk.folder, "8H2M4T", "Maria Lopez", "stat")
        driver.get(desk.link)
        wait(driver, lambda: find(driver, "#calls"), "the link opens the list")
        assert "#" not in driver.current_url
        assert driver.find_element(By.ID, "silent").is_displayed(), "it says that sound is off"
        driver.find_element(By.ID, "sound").click()
        wait(driver, lambda: not driver.find_element(By.ID, "silent").is_displayed(), "sound is on")
        check_axe(driver, "list")

        # A call: on the page within two seconds, heard, and the desk says that it is shown.
        start = time.monotonic()
        alert = call(desk.folder, "5K9XRT", "Window 2")
        wait(driver, lambda: find(driver, f"#a-{alert}.waiting"), "the call is on the page")
        seconds = time.monotonic() - start
        print(f"file to page: {seconds:.2f} s")
        wait(driver, lambda: driver.execute_script("return window.tones") >= 3, "it sounds")
        assert driver.execute_script("return window.notes") == [["Window 2", "5K9-XRT", True]]
        assert "Window 2" in driver.find_element(By.ID, "announcement").text
        marks = pathlib.Path(desk.folder, "desk-front.jsonl")
        wait(driver, lambda: marks.exists() and '"event":"shown"' in marks.read_text(), "the screen says so")
        wait(driver, lambda: "a screen shows it" in driver.page_source, "and so does the page")
        check_axe(driver, "call")
        picture(driver, "alert")
        tones = driver.execute_script("return window.tones")
        wait(driver, lambda: driver.execute_script("return window.tones") > tones, "it sounds again")

        # Words being typed are not lost when something changes.
        field = driver.find_element(By.ID, f"i-{alert}")
        field.send_keys("A")
        other = call(desk.folder, "6M2ABC", "Window 9")
        wait(driver, lambda: find(driver, f"#a-{other}"), "a second call comes")
        field.send_keys("B")
        press(driver, f"#a-{alert} button")
        wait(driver, lambda: find(driver, f"#a-{alert}.taken"), "it is taken")
        wait(driver, lambda: "Taken by AB" in driver.find_element(By.ID, f"a-{alert}").text, "by whom")
        press(driver, f"#a-{other} button")
        wait(driver, lambda: find(driver, f"#a-{other}.taken"), "the initials are known")
        picture(driver, "list")

        # A quiet call: one soft tone, no notification, no number in the title, and the desk says that it is shown.
        wait(driver, lambda: not driver.find_element(By.ID, "silent").is_displayed(), "sound stays on")
        notes, tones = (driver.execute_script(f"return window.{what}") for what in ("notes", "tones"))
        quiet = call(desk.folder, "3Q7WXY", "Window 5", "asap")
        wait(driver, lambda: find(driver, f"#a-{quiet}.quiet"), "a quiet call comes")
        wait(driver, lambda: "Window 5" in driver.find_element(By.ID, "quiet-announcement").text, "it is read aloud when there is time")
        wait(driver, lambda: "before they leave" in driver.find_element(By.ID, f"a-{quiet}").text, "it says how soon")
        time.sleep(11)
        assert driver.execute_script("return window.tones") == tones + 1, "it does not ring"
        assert driver.execute_script("return window.notes") == notes
        assert driver.title == "Front desk", driver.title
        wait(driver, lambda: marks.read_text().count('"event":"shown"') >= 3, "the screen says so")
        check_axe(driver, "quiet call")
        picture(driver, "quiet")
        press(driver, f"#a-{quiet} button")
        wait(driver, lambda: find(driver, f"#a-{quiet}.taken"), "it is taken")

        # A request of somebody whose name is an attack.
        driver.find_element(By.LINK_TEXT, "7F3-KQ2").click()
        wait(driver, lambda: find(driver, "aside"), "the request opens")
        assert driver.title != "1" and not find(driver, "main img") and not find(driver, "[onfocus]")
        assert "onerror" in driver.find_element(By.TAG_NAME, "main").text
        wait(driver, lambda: '"event":"viewed"' in marks.read_text(), "who looked is noted")
        check_axe(driver, "request")
        driver.find_element(By.ID, "note").send_keys("No answer, again at five")
        press(driver, "button[value=called]")
        wait(driver, lambda: "called, AB" in driver.find_element(By.TAG_NAME, "aside").text, "it is noted")
        picture(driver, "request")
        fourth = call(desk.folder, "4P4GHJ", "Window 7")
        wait(driver, lambda: find(driver, f"#a-{fourth}.waiting"), "a call comes on this page too")
        wait(driver, lambda: driver.find_element(By.ID, f"a-{fourth}").is_displayed(), "and is seen")
        check_axe(driver, "a call beside a request")
        paper = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        if PICTURES:
            import base64
            pathlib.Path(PICTURES, "desk-request.pdf").write_bytes(base64.b64decode(paper))
        driver.get(desk.link.split("#")[0] + "stats")
        check_axe(driver, "statistics")
        errors = [line["message"] for line in driver.get_log("browser") if line["level"] == "SEVERE"]
        assert not [e for e in errors if "favicon" not in e], errors

        # The desk ends: the page says so, and does not look calm.
        driver.get(desk.link.split("#")[0])
        wait(driver, lambda: find(driver, "#calls"), "the list")
        cookies = driver.get_cookies()
        assert all(c["httpOnly"] and c["sameSite"] == "Strict" for c in cookies), cookies

        for width, dark, name in [(320, False, "narrow"), (320, True, "narrow-dark"), (3840, True, "wide-dark")]:
            small = browser(width, 900, dark=dark)
            try:
                small.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
                small.get(desk.link)
                wait(small, lambda: find(small, "#calls"), "the list")
                assert small.execute_script("return document.documentElement.scrollWidth") <= width, name
                check_axe(small, name)
                picture(small, name)
                small.get(desk.link.split("#")[0] + "r/" + number)
                wait(small, lambda: find(small, "aside"), "the request")
                assert small.execute_script("return document.documentElement.scrollWidth") <= width, name
                check_axe(small, name)
                picture(small, "request-" + name)
                check_codes(small, desk, width, name)
            finally:
                small.quit()

        plain = browser(javascript=False)
        try:
            plain.get(desk.link.split("#")[0])
            plain.find_element(By.ID, "token").send_keys(desk.link.split("#")[1])
            plain.find_element(By.CSS_SELECTOR, "#login button").click()
            wait(plain, lambda: find(plain, "#calls"), "it opens without scripts")
            third = call(desk.folder, "7N3DEF", "Window 4")
            wait(plain, lambda: f"a-{third}" in plain.page_source, "the page loads itself again")
            plain.find_element(By.CSS_SELECTOR, f"#a-{third} input[name=initials]").send_keys("CD")
            press(plain, f"#a-{third} button")
            wait(plain, lambda: "Taken by CD" in plain.page_source, "and forms work")
        finally:
            plain.quit()

        desk.end()
        WebDriverWait(driver, 60, 0.2).until(lambda _: driver.find_element(By.ID, "offline").is_displayed(), "not connected")
        picture(driver, "offline")
        print("the desk in a browser: all is well")
    finally:
        driver.quit()
        desk.end()


main()
