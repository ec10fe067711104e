"""What lies in a folder of requests, counted without any of the product's readers."""
import collections, hashlib, json, pathlib, re

NUMBER = re.compile(r"\d{8}T\d{6}Z-[0-9A-Z]{6}")


def words(folder):
    """How often each visitor's word stands in a request, and the request's number for each."""
    found = collections.Counter()
    numbers = {}
    for path in pathlib.Path(folder).glob("2*.json"):
        for word in set(re.findall(r"word-\d+-end", path.read_text())):
            found[word] += 1
            numbers[word] = path.name[:-5]
    return found, numbers


def lines(folder, log):
    """The lines of a log, the files it filled before too; each must carry the hash of the one before."""
    files = sorted(pathlib.Path(folder).glob(f"{log}-" + "[0-9]" * 6 + ".jsonl")) + [pathlib.Path(folder, log + ".jsonl")]
    found, previous = [], "0" * 64
    for file in files:
        if not file.exists():
            continue
        for line in file.read_bytes().split(b"\n"):
            if not line:
                continue
            try:
                entry = json.loads(line)
            except ValueError:
                # Cut off by a full disk: it stays for `requests verify` to tell of.
                previous = hashlib.sha256(line).hexdigest()
                continue
            assert entry["previous"] == previous, (file.name, entry)
            previous = hashlib.sha256(line).hexdigest()
            found.append(entry)
    return found


def marks(folder, desk):
    """Every mark of a person as (record, event), with how often it stands there."""
    found = collections.Counter((line["record"], "seen") for line in lines(folder, "acknowledged"))
    for line in lines(folder, f"desk-{desk}"):
        if line["event"] not in ("shown", "viewed"):
            found[(line["record"], line["event"])] += 1
    return found


def alerts(folder):
    """Number and code of each alert."""
    return {path.stem: json.loads(path.read_text())["code"] for path in pathlib.Path(folder, "alerts").glob("*.json")}


def process(pid):
    """Memory in KiB, descriptors, threads and children of a process; None of one that has ended."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    if "VmRSS" not in status:
        return None
    field = lambda name: int(re.search(rf"^{name}:\s+(\d+)", status, re.M)[1])
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {"KiB": field("VmRSS"), "descriptors": len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir())), "threads": field("Threads"),
            "children": len(children)}
