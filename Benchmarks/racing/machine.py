"""The machine, the programs that are measured, and how something is timed."""
import os, pathlib, resource, shutil, statistics, subprocess, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ["fhirpathpy", "fhirpathrs", "orjson", "pysimdjson", "jsonschema-rs", "fhir.resources"]


class Missing(Exception):
    """What a row needs is not here; the row says so."""


def description():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown processor")
    return f"{model}, {os.cpu_count()} processors, Linux {os.uname().release}"


def load():
    return os.getloadavg()[0]


def build():
    """The optimised programs; how long it took."""
    begin = time.monotonic()
    for arguments in [["--product", "anteroom"], ["--package-path", "Benchmarks"]]:
        subprocess.run(["swift", "build", "-c", "release", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begin


def program(name):
    places = {"anteroom": ".build/release", "anteroom-desk": "Desk/.build/release"}
    path = ROOT / places.get(name, "Benchmarks/.build/release") / name
    if not path.exists():
        hint = "swift build -c release --package-path Desk" if name == "anteroom-desk" else "Benchmarks/race without --no-build"
        raise Missing(f"{name} is not built: {hint}")
    return str(path)


def tool(name):
    found = shutil.which(name)
    if not found:
        raise Missing(f"{name} is not installed")
    return found


def python(place):
    """A Python with the peers that PyPI gives; those that cannot be had are named by their rows."""
    folder = pathlib.Path(os.environ.get("TMPDIR", "/tmp"), "anteroom-race")
    path = folder / "bin" / "python"
    if not path.exists():
        subprocess.run(["python3", "-m", "venv", folder], check=True)
    has = subprocess.run([folder / "bin/pip", "list", "--format=freeze"], capture_output=True, text=True).stdout.lower().replace("_", "-")
    for package in PACKAGES:
        if f"{package}==" not in has:
            subprocess.run([folder / "bin/pip", "install", "-q", package], capture_output=True)
    return str(path)


def versions(interpreter):
    pip = str(pathlib.Path(interpreter).parent / "pip")
    listed = subprocess.run([pip, "list", "--format=freeze"], capture_output=True, text=True).stdout
    wanted = {name.replace("_", "-").lower() for name in PACKAGES}
    return {line.split("==")[0].replace("_", "-").lower(): line.split("==")[1] for line in listed.splitlines()
            if line.split("==")[0].replace("_", "-").lower() in wanted}


def run(*command, **more):
    """What a program printed; a program that fails ends the row with its own words."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode not in (0, 65):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-300:]}")
    return done.stdout


def processor(*command, **more):
    """The processor's time of a program and its children, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.monotonic()
    with open(os.devnull, "w") as nowhere:
        done = subprocess.run([str(part) for part in command], stdout=nowhere, stderr=nowhere, **more)
    wall = time.monotonic() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1, 65), (command[0], done.returncode)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def interleaved(rounds, **works):
    """The median of each work, all done in turn so that they meet the same machine."""
    found = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            found[name].append(work())
    return {name: statistics.median(values) for name, values in found.items()}


def seconds(value):
    for unit, factor in [("s", 1), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9)]:
        if value * factor >= 1 or unit == "ns":
            return f"{value * factor:.3g} {unit}"
