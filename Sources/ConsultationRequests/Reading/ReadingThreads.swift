import Synchronization

/// Reads many small files at once, because a disk that is asked for one at a time mostly waits: ten thousand requests that
/// are in no cache take 2.5 seconds one by one, half a second by sixteen.
enum ReadingThreads {
    /// How many files are asked for at once.
    private static let count = 16
    /// How many elements a thread takes at a time.
    private static let batch = 16

    /// What `body` makes of each element, in the order of the elements.
    ///
    /// Fewer elements than one thread takes at a time are done in the caller's own. Where the system gives no threads, the
    /// caller's does all.
    static func map<Element: Sendable, Value: Sendable>(
        _ elements: [Element],
        _ body: @escaping @Sendable (Element) -> Value
    ) -> [Value] {
        guard elements.count > batch else { return elements.map(body) }
        let gathered = Gathered<Value>()
        let work: @Sendable () -> Void = {
            while let range = gathered.take(batch, of: elements.count) {
                gathered.add(elements[range].map(body), at: range.lowerBound)
            }
        }
        var threads: [SystemThread] = []
        for _ in 1..<min(count, (elements.count + batch - 1) / batch) {
            if let thread = SystemThread(work) { threads.append(thread) }
        }
        work()
        for thread in threads { thread.join() }
        return gathered.values
    }

    /// How far the threads have come, and what they have made.
    private final class Gathered<Value: Sendable>: Sendable {
        private let next = Mutex(0)
        private let made = Mutex<[(start: Int, values: [Value])]>([])

        /// The next elements that no thread has taken; nil when there are none.
        func take(_ batch: Int, of count: Int) -> Range<Int>? {
            next.withLock { next in
                guard next < count else { return nil }
                defer { next += batch }
                return next..<min(next + batch, count)
            }
        }

        func add(_ values: [Value], at start: Int) {
            made.withLock { $0.append((start, values)) }
        }

        var values: [Value] {
            made.withLock { $0.sorted { $0.start < $1.start }.flatMap(\.values) }
        }
    }
}
