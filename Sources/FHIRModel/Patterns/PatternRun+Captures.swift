extension PatternRun {
    /// Where the pattern matches first from `start` on, as pairs of positions per group, -1 where a group took no
    /// part; of several matches there the one that the order of alternatives and quantifiers prefers.
    mutating func firstMatch(from start: Int) throws(LinearRegexError) -> [Int32]? {
        let program = regex.program
        var search = CaptureSearch(
            slots: regex.groupCount * 2 + 2,
            instructions: program.instructions.count
        )
        var position = start
        while true {
            if search.best == nil {
                search.clearSlots()
                try add(0, of: program, at: position, to: &search)
            }
            search.swapLists()
            if search.current.isEmpty, search.best != nil || position == text.count { break }
            guard position < text.count else {
                noteAcceptance(&search, of: program)
                break
            }
            try advance(&search, of: program, over: text[position], from: position)
            position += 1
        }
        return search.best
    }

    private mutating func advance(
        _ search: inout CaptureSearch,
        of program: PatternProgram,
        over scalar: Unicode.Scalar,
        from position: Int
    ) throws(LinearRegexError) {
        for index in 0..<search.current.count {
            let thread = search.current[index]
            let instruction = program.instructions[thread]
            if case .accept = instruction {
                // What comes after is less preferred.
                search.accept(thread)
                return
            }
            if consumes(instruction, scalar) {
                search.loadSlots(of: thread)
                try add(thread + 1, of: program, at: position + 1, to: &search)
            }
        }
    }

    private func noteAcceptance(_ search: inout CaptureSearch, of program: PatternProgram) {
        for index in 0..<search.current.count {
            let thread = search.current[index]
            if case .accept = program.instructions[thread] {
                search.accept(thread)
                return
            }
        }
    }

    /// Adds a thread with the slots at hand, and all it leads to without consuming, in the order of preference.
    private mutating func add(
        _ start: Int,
        of program: PatternProgram,
        at position: Int,
        to search: inout CaptureSearch
    ) throws(LinearRegexError) {
        search.pending.append(.explore(Int32(start)))
        while let task = search.pending.popLast() {
            switch task {
            case .restore(let slot, let old): search.slots[Int(slot)] = old
            case .explore(let thread):
                guard search.next.insert(Int(thread)) else { continue }
                try countStep()
                switch program.instructions[Int(thread)] {
                case .scalar, .set, .accept: search.storeSlots(of: Int(thread))
                case .split(let one, let two):
                    search.pending.append(.explore(two))
                    search.pending.append(.explore(one))
                case .jump(let target): search.pending.append(.explore(target))
                case .save(let slot):
                    search.pending.append(.restore(slot, search.slots[Int(slot)]))
                    search.slots[Int(slot)] = Int32(position)
                    search.pending.append(.explore(thread + 1))
                case .assert(let assertion):
                    if assertion.holds(at: position, in: text) {
                        search.pending.append(.explore(thread + 1))
                    }
                case .look(let number, let isNegative):
                    if looks[Int(number)][position] != isNegative {
                        search.pending.append(.explore(thread + 1))
                    }
                }
            }
        }
    }
}

/// The threads of a search, each with the positions its groups have so far.
struct CaptureSearch {
    enum Task {
        case explore(Int32)
        case restore(Int32, Int32)
    }

    var current: ThreadSet
    var next: ThreadSet
    /// The slots of the thread that is being followed.
    var slots: [Int32]
    var pending: [Task] = []
    /// The slots of the most preferred match so far.
    private(set) var best: [Int32]?
    private var currentSlots: [Int32]
    private var nextSlots: [Int32]

    init(slots: Int, instructions: Int) {
        current = ThreadSet(capacity: instructions)
        next = current
        self.slots = [Int32](repeating: -1, count: slots)
        currentSlots = [Int32](repeating: -1, count: slots * instructions)
        nextSlots = currentSlots
    }

    mutating func clearSlots() {
        for index in slots.indices { slots[index] = -1 }
    }

    mutating func loadSlots(of thread: Int) {
        let start = thread * slots.count
        for index in slots.indices { slots[index] = currentSlots[start + index] }
    }

    mutating func storeSlots(of thread: Int) {
        let start = thread * slots.count
        for index in slots.indices { nextSlots[start + index] = slots[index] }
    }

    /// Makes the threads just added the ones to go on with.
    mutating func swapLists() {
        swap(&current, &next)
        swap(&currentSlots, &nextSlots)
        next.removeAll()
    }

    /// Takes a thread's match as the best: it is preferred to the one before.
    mutating func accept(_ thread: Int) {
        loadSlots(of: thread)
        best = slots
    }
}
