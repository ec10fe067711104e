import RandomTesting
import Synchronization

/// Numbers of a seed, to be shared by closures.
final class CollidingGenerator: Sendable {
    private let generator: Mutex<SeededNumbers>

    init(seed: UInt64) {
        generator = Mutex(SeededNumbers(seed: seed))
    }

    func next() -> UInt64 {
        generator.withLock { $0.next() }
    }
}
