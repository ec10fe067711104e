"""The demonstration that README starts the desk with: every page of it answers, and nothing on it is real.

    python3 Desk/Tests/Served/demonstration.py Desk/.build/debug/anteroom-desk
"""
import os, pathlib, re, shlex, shutil, sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = os.path.abspath(sys.argv[1])

from desk_program import Desk


def main():
    command = re.search(r"<!-- start the desk -->\n```sh\n(.*)\n```", (ROOT / "README.md").read_text()).group(1)
    options = shlex.split(command.split(" anteroom-desk ")[1])
    os.chdir(ROOT)
    desk = Desk(PROGRAM, *options)
    try:
        status, text = desk.ask("/?show=all")
        rows = re.findall(r"<tr class=\"[^\"]*\">", text)
        assert status == 200 and len(rows) >= 4 and all(" test" in row for row in rows), (status, rows)
        assert "class=\"call waiting\"" in text and "class=\"call quiet\"" in text, "calls wait"
        assert "DEMONSTRATION: nobody" in text
        for number in re.findall(r"/r/([0-9A-Z-]+)\?", text):
            status, page = desk.ask(f"/r/{number}")
            assert status == 200 and "TEST" in page, number
        assert desk.ask("/stats")[0] == 200 and desk.ask("/health")[1].startswith("anteroom-desk, ")
        alert = re.search(r"id=\"a-([0-9A-Z-]+)\" class=\"call waiting\"", text).group(1)
        assert desk.ask(f"/a/{alert}", {"event": "taken", "initials": "AB", "last": ""})[0] == 303
        assert "Taken by AB" in desk.ask("/")[1]
        print("the demonstration: all is well")
    finally:
        desk.end()
        shutil.rmtree(desk.folder)


main()
