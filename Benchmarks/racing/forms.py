"""Rows of questionnaires: answers, loading, checking, memory."""
import json, os, pathlib
from . import machine
from .machine import interleaved, program, run, seconds

PEER = pathlib.Path(__file__).with_name("peer.py")
# What the line of `growth-benchmark --run` says, in its order.
FIELDS = ["kind", "items", "bytes", "load", "KiB", "first", "answer", "slow", "allocations", "change", "cascade", "response", "text", "value", "right"]


def forms(race):
    """The files of every kind and size, written once."""
    if not race.forms:
        folder = race.place / "forms"
        run(program("growth-benchmark"), "--folder", folder, "--sizes", ",".join(map(str, race.sizes)), "--kinds", ",".join(race.kinds))
        race.forms = {(path.stem.rsplit("-", 1)[0], int(path.stem.rsplit("-", 1)[1])): path for path in folder.glob("*.json")}
    return race.forms


def answer(race):
    """An answer to the next question, and one that is changed when the form is filled in."""
    for kind in race.kinds:
        def measured(size):
            line = run(program("growth-benchmark"), "--run", forms(race)[kind, size], "--kinds", kind, "--sizes", size)
            row = dict(zip(FIELDS, line.rstrip("\n").split("\t")))
            if row["right"] != "true":
                raise RuntimeError(f"{kind}, {size} items: a wrong value came out: {row['value']}")
            return row
        found = {size: [] for size in race.sizes}
        for _ in range(race.rounds):
            for size in race.sizes:
                found[size].append(measured(size))
        for what, field in [("answer", "answer"), ("answer changed after the end", "change")]:
            median = {size: sorted(float(row[field]) for row in rows)[len(rows) // 2] for size, rows in found.items()}
            race.row(f"{what}, {kind}, {sizes(race)} items", " / ".join(seconds(median[size] / 1e9) for size in race.sizes),
                     "", f"{float(found[race.sizes[0]][0]['allocations']):.0f} allocations" if field == "answer" else "")


def sizes(race):
    return " / ".join(f"{size:,}" for size in race.sizes)


def peer_parse(race, name, path, *more):
    return json.loads(run(race.python, PEER, "parse", name, path, *more))["ns"] / 1e9


def load(race):
    """JSON text to a compiled form, and all that `anteroom check` finds, beside what only parses."""
    benchmark = program("growth-benchmark")
    for kind in race.kinds:
        for size in race.sizes:
            path = forms(race)[kind, size]
            kept = {}

            def own(option):
                def work():
                    time, kib, *findings = run(benchmark, option, path).split()
                    kept[option] = int(kib)
                    return float(time) / 1e3
                return work

            found = interleaved(race.rounds, **{
                "simdjson": lambda: peer_parse(race, "simdjson", path), "orjson": lambda: peer_parse(race, "orjson", path),
                "load": own("--load"), "check": own("--check")})
            bytes = os.path.getsize(path)
            for what, option in [("load", "--load"), ("check", "--check")]:
                race.row(f"{what}, {kind}, {size:,} items", seconds(found[what]), f"simdjson {seconds(found['simdjson'])}",
                         f"{found[what] / found['simdjson']:.1f} × simdjson, {found[what] / found['orjson']:.1f} × orjson; "
                         f"{kept[option] * 1024 / bytes:.1f} × the file's memory")


def validate(race):
    """A check of the shipped reading beside validators of its structure alone."""
    path = machine.ROOT / "Questionnaires/1-learn.json"
    schema = machine.ROOT.parent / "shared/fixtures/schema/fhir.schema.json"
    peers = {"fhir.resources": [], "jsonschema-rs": [schema]}
    if not schema.exists():
        race.row("check of the shipped reading, beside jsonschema-rs", "not measured", "", "FHIR's JSON schema is not beside the checkout (fixtures/schema)")
        del peers["jsonschema-rs"]
    for name, more in peers.items():
        try:
            peer_parse(race, name, path, *more)
        except RuntimeError as error:
            race.row(f"check of the shipped reading, beside {name}", "not measured", "", f"{name} refuses it: {str(error).splitlines()[-1].strip()[:80]}")
            continue
        found = interleaved(race.rounds, own=lambda: float(run(program("growth-benchmark"), "--check", path).split()[0]) / 1e3,
                            peer=lambda: peer_parse(race, name, path, *more))
        race.row(f"check of the shipped reading, beside {name}", seconds(found["own"]), f"{name} {seconds(found['peer'])}",
                 f"{found['own'] / found['peer']:.2f} ×; it looks at the structure alone")
