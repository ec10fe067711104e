"""Rows of FHIRPath: the expressions of Workload on responses of three sizes, beside other engines.

That ours are right is shown by HL7's suites; where a peer gives something else (both count resourceType among the descendants) it is named.
"""
import json, math, pathlib
from .machine import program, run, seconds

PEER = pathlib.Path(__file__).with_name("peer.py")


def plain(value):
    """A value that two engines can be compared by: numbers as numbers, times as text, one alone as a list."""
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(float(value), 8)
    if isinstance(value, str):
        try:
            # A decimal that is kept with its digits.
            return round(float(value), 8) if "." in value else value.lstrip("@")
        except ValueError:
            return value.lstrip("@")
    return value


def evaluate(race):
    """Evaluating what is parsed already (ours, fhirpathpy), and parsing and evaluating (fhirpathrs does only both)."""
    adapter = program("fhirpath-adapter")
    folder = race.place / "paths"
    folder.mkdir()
    run(adapter, "--write", folder)
    expressions = folder / "expressions.json"
    for size in [20, 200, 2_000]:
        resource = folder / f"response-{size}.json"
        own = {mode: [] for mode in ["eval", "parse_eval"]}
        peers = {"fhirpathpy": [], "fhirpathrs": []}
        for _ in range(race.rounds if size < 2_000 else 1):
            for mode in own:
                own[mode].append(json.loads(run(adapter, "--expr", expressions, "--resource", resource, "--mode", mode, "--batch-ms", 5))["results"])
            for name in peers:
                peers[name].append(json.loads(run(race.python, PEER, "expressions", name, expressions, resource)))
        wrong = [id for id, entry in own["eval"][0].items() if "error" in entry]
        if wrong:
            raise RuntimeError(f"expressions fail: {wrong}")
        for name, mode, field in [("fhirpathpy", "eval", "ns"), ("fhirpathrs", "parse_eval", "both")]:
            ratios, differ = {}, []
            for id, entry in own[mode][0].items():
                theirs = peers[name][0].get(id, {})
                if "error" in theirs or not theirs or plain(theirs["value"]) != plain(entry["value"]):
                    differ.append(id)
                    continue
                time = lambda runs, key: sorted(one[id][key] for one in runs)[len(runs) // 2]
                ratios[id] = time(own[mode], "ns") / time(peers[name], field)
            if len(differ) > len(own[mode][0]) // 2:
                raise RuntimeError(f"{name} and ours agree on fewer than half: {differ}")
            mean = math.exp(sum(map(math.log, ratios.values())) / len(ratios))
            worst = max(ratios, key=ratios.get)
            ours = math.exp(sum(math.log(own[mode][0][id]["ns"]) for id in ratios) / len(ratios)) / 1e9
            race.row(f"FHIRPath {'evaluated' if mode == 'eval' else 'parsed and evaluated'}, {size:,} items, beside {name}", seconds(ours), seconds(ours / mean),
                     f"{mean:.4f} × in the geometric mean of {len(ratios)}, at most {ratios[worst]:.3f} ({worst})"
                     + (f"; it fails or differs at {', '.join(differ)}" if differ else ""))
