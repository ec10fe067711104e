"""Rows that other programs of the project measure: the voice, the front desk."""
import re, sys
from . import machine
from .machine import program, run, tool


def voice(race):
    tool("espeak-ng")
    for line in run(sys.executable, machine.ROOT / "Benchmarks/voice.py", program("anteroom")).splitlines():
        name, value = re.match(r"(.*?)  +(.*)", line).groups()
        race.row(f"voice: {name}", re.sub(r" +", " ", value), "", "")


def desk(race):
    out = run(sys.executable, machine.ROOT / "Desk/Benchmarks/desk_benchmark.py", program("anteroom-desk"), race.requests)
    for line in out.splitlines():
        name, value = line.split(": ", 1)
        ours, _, more = value.partition(", ")
        race.row(f"desk: {name}", ours, "", more)
