"""Rows of requests: made durable, listed."""
import json, os, re, time
from .machine import interleaved, processor, program, run, seconds, tool

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def durable(race):
    """A request on the disk beside the same calls in C; what is read of a folder."""
    out = run(program("request-benchmark"), "--count", race.requests, "--folder", race.place)
    own, bare, rate = re.search(r"durable request: ([\d.]+) ms; .* in C: ([\d.]+) ms; rate ([\d.]+)", out).groups()
    race.row("a request of 13 KB made durable", f"{own} ms", f"C {bare} ms", f"{rate} of C's rate")
    for what in ["list", "verify"]:
        cold, warm = re.search(rf"{what} of \d+: cold (.*?); warm ([\d.]+ ms)", out).groups()
        race.row(f"{race.requests:,} requests of 13 KB: {what}", warm, "", f"not in the page cache {cold}")


def listed(race):
    """`anteroom requests list` beside what only reads the files."""
    folder = race.place / "Requests"
    folder.mkdir()
    bundle = json.loads((race.bundle()).decode())
    response = next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "QuestionnaireResponse")
    response["item"] += [{"linkId": f"more-{n}", "text": "One more question", "answer": [{"valueString": "x" * 60}]} for n in range(race.filling(bundle))]
    text = json.dumps(bundle, separators=(",", ":"))
    now = int(time.time())
    for n in range(race.requests):
        code, rest = "", n * 7_919
        for _ in range(6):
            code, rest = DIGITS[rest % 32] + code, rest // 32
        (folder / time.strftime(f"%Y%m%dT%H%M%SZ-{code}.json", time.gmtime(now - 60 * n))).write_text(text)
    anteroom = program("anteroom")
    count = len(re.findall(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}\b", run(anteroom, "requests", "list", "--requests", folder)))
    if count < race.requests:
        raise RuntimeError(f"{count} of {race.requests} requests are listed")
    files = " ".join(["-h", '""', "*.json"])
    found = interleaved(race.rounds, **{
        "list": lambda: processor(anteroom, "requests", "list", "--requests", folder)[1],
        "list, processor": lambda: processor(anteroom, "requests", "list", "--requests", folder)[0],
        "cat": lambda: processor("sh", "-c", "ls | xargs cat", cwd=folder)[1],
        "jq": lambda: processor("sh", "-c", f"ls | xargs {tool('jq')} -r .id", cwd=folder)[1]})
    race.row(f"list of {race.requests:,} requests of {len(text) >> 10} KB", seconds(found["list"]), f"cat {seconds(found['cat'])}, jq {seconds(found['jq'])}",
             f"{found['list'] / found['cat']:.2f} × cat of all; {seconds(found['list, processor'])} of processor")
