"""The parts of Benchmarks/race."""
