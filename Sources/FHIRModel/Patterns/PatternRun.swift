/// One use of a compiled pattern on one text: counts steps, and follows every possibility in step with the text.
///
/// Work is at most the number of instructions times the length of the text, whatever the pattern.
struct PatternRun {
    let regex: LinearRegex
    let text: [Unicode.Scalar]
    /// Whether each look-around holds at each position.
    private(set) var looks: [[Bool]] = []
    private var stepsLeft = PatternLimits.steps
    private var pending: [Int32] = []

    init(_ regex: LinearRegex, on text: [Unicode.Scalar]) throws(LinearRegexError) {
        self.regex = regex
        self.text = text
        for look in regex.looks {
            let table = try positions(where: look)
            looks.append(table)
        }
    }

    /// Whether the pattern matches somewhere, or, if `isWhole`, the text from its start to its end.
    mutating func isFound(isWhole: Bool) throws(LinearRegexError) -> Bool {
        var current = ThreadSet(capacity: regex.program.instructions.count)
        var next = current
        for position in 0...text.count {
            if position == 0 || !isWhole {
                let hit = try add(0, of: regex.program, at: position, to: &current)
                if hit, !isWhole || position == text.count { return true }
            }
            if position == text.count { break }
            if isWhole, current.isEmpty { return false }
            let accepted = try advance(
                current,
                of: regex.program,
                over: text[position],
                to: position + 1,
                into: &next
            )
            if accepted, !isWhole || position + 1 == text.count { return true }
            swap(&current, &next)
            next.removeAll()
        }
        return false
    }

    /// For every position whether the pattern of a look-around matches from there on, or up to there.
    private mutating func positions(where look: PatternLook) throws(LinearRegexError) -> [Bool] {
        var table = [Bool](repeating: false, count: text.count + 1)
        var current = ThreadSet(capacity: look.program.instructions.count)
        var next = current
        for step in 0...text.count {
            let position = look.program.isReversed ? text.count - step : step
            let started = try add(0, of: look.program, at: position, to: &current)
            if started { table[position] = true }
            if step == text.count { break }
            let target = look.program.isReversed ? position - 1 : position + 1
            let scalar = text[min(position, target)]
            table[target] = try advance(
                current,
                of: look.program,
                over: scalar,
                to: target,
                into: &next
            )
            swap(&current, &next)
            next.removeAll()
        }
        return table
    }

    /// Moves all threads over a scalar; true when one of them then accepts.
    private mutating func advance(
        _ threads: ThreadSet,
        of program: PatternProgram,
        over scalar: Unicode.Scalar,
        to position: Int,
        into next: inout ThreadSet
    ) throws(LinearRegexError) -> Bool {
        var accepts = false
        for index in 0..<threads.count {
            let thread = threads[index]
            if consumes(program.instructions[thread], scalar),
                try add(thread + 1, of: program, at: position, to: &next)
            {
                accepts = true
            }
        }
        return accepts
    }

    /// Whether an instruction consumes this scalar.
    func consumes(_ instruction: PatternProgram.Instruction, _ scalar: Unicode.Scalar) -> Bool {
        switch instruction {
        case .scalar(let wanted): wanted == scalar
        case .set(let number): regex.sets[Int(number)].contains(scalar)
        case .split, .jump, .save, .assert, .look, .accept: false
        }
    }

    /// Adds a thread and all it leads to without consuming; true when that includes acceptance.
    private mutating func add(
        _ start: Int,
        of program: PatternProgram,
        at position: Int,
        to threads: inout ThreadSet
    ) throws(LinearRegexError) -> Bool {
        var accepts = false
        pending.append(Int32(start))
        while let thread = pending.popLast() {
            guard threads.insert(Int(thread)) else { continue }
            try countStep()
            switch program.instructions[Int(thread)] {
            case .scalar, .set: break
            case .split(let one, let two):
                pending.append(two)
                pending.append(one)
            case .jump(let target): pending.append(target)
            case .save: pending.append(thread + 1)
            case .assert(let assertion):
                if assertion.holds(at: position, in: text) { pending.append(thread + 1) }
            case .look(let number, let isNegative):
                if looks[Int(number)][position] != isNegative { pending.append(thread + 1) }
            case .accept: accepts = true
            }
        }
        return accepts
    }

    /// Counts steps of the machine, or scalars written, against the bound.
    mutating func countStep(_ count: Int = 1) throws(LinearRegexError) {
        stepsLeft -= count
        if stepsLeft < 0 { throw LinearRegexError(problem: .tooMuchWork, offset: 0) }
    }
}

/// A set of instruction numbers that keeps the order they came in and is emptied at no cost.
struct ThreadSet {
    private var members: [Int32]
    private var places: [Int32]
    private(set) var count = 0

    init(capacity: Int) {
        members = [Int32](repeating: 0, count: capacity)
        places = members
    }

    var isEmpty: Bool { count == 0 }

    subscript(index: Int) -> Int { Int(members[index]) }

    /// Adds a number; false if it was there.
    mutating func insert(_ number: Int) -> Bool {
        let place = Int(places[number])
        if place < count, members[place] == number { return false }
        places[number] = Int32(count)
        members[count] = Int32(number)
        count += 1
        return true
    }

    mutating func removeAll() {
        count = 0
    }
}
