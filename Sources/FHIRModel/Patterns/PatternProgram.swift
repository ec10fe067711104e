/// A regular expression as instructions for a machine that follows all possibilities at once (Thompson, Pike).
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        /// Consumes this scalar.
        case scalar(Unicode.Scalar)
        /// Consumes a scalar of the set with this number.
        case set(Int32)
        /// Goes both ways; the first is preferred.
        case split(Int32, Int32)
        case jump(Int32)
        /// Notes the position in a slot.
        case save(Int32)
        case assert(PatternAssertion)
        /// Goes on if the look-around with this number holds.
        case look(Int32, isNegative: Bool)
        case accept
    }

    var instructions: [Instruction] = []
    /// Where the scalars are consumed from: the front, or, for `ahead`, the end.
    var isReversed = false
}

/// What to look for around a position: the program runs once over the whole text and answers for every position.
struct PatternLook: Sendable {
    /// Reads backwards to look ahead, forwards to look behind.
    var program: PatternProgram
    var direction: LookDirection
}

/// Turns a parsed pattern into programs.
struct PatternCompiler {
    private(set) var sets: [ScalarSet] = []
    /// In the order of their numbers: one inside another comes first.
    private(set) var looks: [PatternLook] = []
    private var program = PatternProgram()
    /// Instructions of all programs, and visits, so that `((){9999}){9999}` ends too.
    private var work = 0

    /// The program of a node, which begins and ends with saving slots 0 and 1.
    mutating func compile(_ node: PatternNode) throws(LinearRegexError) -> PatternProgram {
        program = PatternProgram()
        try emit(.save(0))
        try compileInner(node)
        try emit(.save(1))
        try emit(.accept)
        return program
    }

    private mutating func emit(_ instruction: PatternProgram.Instruction) throws(LinearRegexError) {
        try count()
        program.instructions.append(instruction)
    }

    private mutating func count() throws(LinearRegexError) {
        work += 1
        if work > PatternLimits.instructions {
            throw LinearRegexError(problem: .tooLarge, offset: 0)
        }
    }

    private var here: Int32 { Int32(program.instructions.count) }

    private mutating func compileInner(_ node: PatternNode) throws(LinearRegexError) {
        try count()
        switch node {
        case .empty: break
        case .scalar(let scalar): try emit(.scalar(scalar))
        case .set(let set):
            sets.append(set)
            try emit(.set(Int32(sets.count - 1)))
        case .sequence(let parts):
            if program.isReversed {
                for part in parts.reversed() { try compileInner(part) }
            } else {
                for part in parts { try compileInner(part) }
            }
        case .alternatives(let choices): try compileAlternatives(choices)
        case .repeated(let inner, let repetition): try compileRepeat(inner, repetition)
        case .capture(let inner, let number):
            // Captures inside a look-around are not kept, so its program needs no slots.
            guard !isLooking else { return try compileInner(inner) }
            try emit(.save(Int32(number * 2)))
            try compileInner(inner)
            try emit(.save(Int32(number * 2 + 1)))
        case .assertion(let assertion): try emit(.assert(assertion))
        case .look(let inner, let direction, let isNegative):
            let number = try compileLook(inner, direction)
            try emit(.look(number, isNegative: isNegative))
        }
    }

    private var isLooking = false

    private mutating func compileLook(
        _ node: PatternNode,
        _ direction: LookDirection
    ) throws(LinearRegexError) -> Int32 {
        let (outer, wasLooking) = (program, isLooking)
        program = PatternProgram(isReversed: direction == .ahead)
        isLooking = true
        try compileInner(node)
        try emit(.accept)
        looks.append(PatternLook(program: program, direction: direction))
        (program, isLooking) = (outer, wasLooking)
        return Int32(looks.count - 1)
    }

    private mutating func compileAlternatives(
        _ choices: [PatternNode]
    ) throws(LinearRegexError) {
        var ends: [Int] = []
        for (index, choice) in choices.enumerated() {
            guard index < choices.count - 1 else {
                try compileInner(choice)
                break
            }
            let split = program.instructions.count
            try emit(.split(here + 1, 0))
            try compileInner(choice)
            ends.append(program.instructions.count)
            try emit(.jump(0))
            program.instructions[split] = .split(Int32(split + 1), here)
        }
        for end in ends { program.instructions[end] = .jump(here) }
    }

    private mutating func compileRepeat(
        _ node: PatternNode,
        _ repetition: Repetition
    ) throws(LinearRegexError) {
        for _ in 0..<repetition.least { try compileInner(node) }
        guard let most = repetition.most else {
            let split = program.instructions.count
            try emit(.jump(0))
            try compileInner(node)
            try emit(.jump(Int32(split)))
            program.instructions[split] = branch(to: split + 1, or: here, repetition)
            return
        }
        var splits: [Int] = []
        for _ in repetition.least..<most {
            splits.append(program.instructions.count)
            try emit(.jump(0))
            try compileInner(node)
        }
        for split in splits {
            program.instructions[split] = branch(to: split + 1, or: here, repetition)
        }
    }

    private func branch(
        to inner: Int,
        or end: Int32,
        _ repetition: Repetition
    ) -> PatternProgram.Instruction {
        repetition.isLazy ? .split(end, Int32(inner)) : .split(Int32(inner), end)
    }
}
