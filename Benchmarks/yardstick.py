"""Times the loading of forms beside simdjson's parsing of the same files, in turn, by the processor's own time.

    growth-benchmark --folder FOLDER        # writes the files
    python3 yardstick.py FOLDER GROWTH-BENCHMARK [RUNS]

needs pysimdjson (and uses orjson if it is there). Prints medians in milliseconds, multiples of simdjson's, and the memory
held for the compiled form, and for the check of all findings, as multiples of the file.
"""

import os
import statistics
import subprocess
import sys
import time

import simdjson

try:
    import orjson
except ImportError:
    orjson = None


def timed(work):
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1e6


def main():
    folder, benchmark = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    names = [name for name in os.listdir(folder) if name.endswith(".json")]
    names.sort(key=lambda name: (name.split("-")[0], os.path.getsize(os.path.join(folder, name))))
    print(f"{'file':24} {'MB':>7} {'simdjson':>9} {'orjson':>16} {'compiled form':>16} {'memory':>8}"
          f" {'check':>16} {'memory':>8}")
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            text = file.read()
        parse, other, load, memory, check, held = [], [], [], [], [], []
        parser = simdjson.Parser()
        parser.parse(text)
        for _ in range(runs):
            parse += [timed(lambda: parser.parse(text)) for _ in range(5)]
            if orjson:
                other.append(timed(lambda: orjson.loads(text)))
            out = subprocess.run([benchmark, "--load", path], capture_output=True, check=True, text=True)
            milliseconds, kib = out.stdout.split()
            load.append(float(milliseconds))
            memory.append(int(kib))
            out = subprocess.run([benchmark, "--check", path], capture_output=True, check=True, text=True)
            milliseconds, kib, _ = out.stdout.split()
            check.append(float(milliseconds))
            held.append(int(kib))
        least = statistics.median(parse)
        peer = f"{statistics.median(other):9.2f} {statistics.median(other) / least:5.1f}×" if other else ""
        print(f"{name:24} {len(text) / 1e6:7.2f} {least:9.3f} {peer:>16}"
              f" {statistics.median(load):9.2f} {statistics.median(load) / least:5.1f}×"
              f" {statistics.median(memory) * 1024 / len(text):7.1f}×"
              f" {statistics.median(check):9.2f} {statistics.median(check) / least:5.1f}×"
              f" {statistics.median(held) * 1024 / len(text):7.1f}×", flush=True)


main()
