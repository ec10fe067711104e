import AllocationCounter
import FHIRModel
import FormAuthoring
import FormFiller
import Foundation
import Workload

/// Loads, fills in, changes and writes one form.
struct Trial {
    let seeded: SeededForm
    let file: String

    init(of form: SeededForm, at file: String) {
        seeded = form
        self.file = file
    }

    func run() throws -> Row {
        guard let now = FHIRDateTime("2026-11-23T14:15:07+01:00") else { return Row() }
        var row = Row()
        row.kind = seeded.kind.rawValue
        row.items = seeded.items
        let form = try load(&row)
        row.first = median(of: times(3) { _ = Interview(form, now: now) })
        var interview = Interview(form, now: now)
        fill(&interview, &row)
        let filled = check(interview, &row)
        change(&interview, &row)
        row.isRight = filled && cascade(&interview, &row)
        row.response = median(of: times(3) { _ = interview.response })
        let tree = interview.response.tree
        row.written = median(of: times(3) { _ = tree.serialized() })
        return row
    }

    /// Only loads the form, several times.
    func loads() throws -> Row {
        var row = Row()
        _ = try load(&row)
        return row
    }

    /// Only looks for everything that is wrong or doubtful in the file, several times; gives how many findings there are, too.
    func checks() throws -> (row: Row, findings: Int) {
        var row = Row()
        let before = Machine.residentKiB
        let bytes = read(&row)
        let limits = JSONLimits(maximumBytes: 1 << 30, maximumDepth: 128)
        var taken: [Double] = []
        var findings = 0
        for _ in 0..<5 {
            let start = ProcessorClock.nanoseconds
            findings = QuestionnaireCheck(bytes, limits: limits).findings.count
            taken.append(ProcessorClock.nanoseconds - start)
            if taken.count == 1 { row.loadKiB = Machine.peakKiB - before }
        }
        row.load = median(of: taken)
        return (row, findings)
    }

    private func read(_ row: inout Row) -> [UInt8] {
        guard let descriptor = fopen(file, "r") else { Growth.fail("\(file) cannot be read") }
        defer { fclose(descriptor) }
        fseek(descriptor, 0, SEEK_END)
        let size = ftell(descriptor)
        rewind(descriptor)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, descriptor)
        }
        row.bytes = size
        return bytes
    }

    /// Every fault of the form is a fault of the measurement, so the form must have none.
    private func load(_ row: inout Row) throws -> Form {
        let before = Machine.residentKiB
        let bytes = read(&row)
        let limits = JSONLimits(maximumBytes: 1 << 30, maximumDepth: 128)
        var taken: [Double] = []
        var form: Form?
        for _ in 0..<(seeded.items > 10_000 ? 3 : 9) {
            form = nil
            let start = ProcessorClock.nanoseconds
            form = Form(compiling: try Questionnaire(parsing: bytes, limits: limits))
            taken.append(ProcessorClock.nanoseconds - start)
            if taken.count == 1 { row.loadKiB = Machine.peakKiB - before }
        }
        row.load = median(of: taken)
        guard let form else { Growth.fail("\(file) was not loaded") }
        if form.hasErrors { Growth.fail("\(file): \(form.findings[0])") }
        return form
    }

    private func fill(_ interview: inout Interview, _ row: inout Row) {
        var taken: [Double] = []
        taken.reserveCapacity(seeded.items)
        let limit = 20_000
        let allocations = allocation_count()
        var answers = 0
        while true {
            switch interview.step {
            case .question(let question):
                guard let answer = seeded.answer(to: question.linkId, round: 0) else {
                    Growth.fail("no answer to \(question.linkId)")
                }
                let start = ProcessorClock.nanoseconds
                let problems = interview.answer([answer])
                _ = interview.staffAlerts
                let time = ProcessorClock.nanoseconds - start
                guard problems.isEmpty else { Growth.fail("\(question.linkId): \(problems)") }
                answers += 1
                if answers <= limit || answers > seeded.questions - limit { taken.append(time) }
                continue
            case .page:
                interview.next()
                continue
            case .addAnother(let repetition):
                let start = ProcessorClock.nanoseconds
                interview.addAnother(repetition.count < seeded.instances)
                if taken.count < limit { taken.append(ProcessorClock.nanoseconds - start) }
                continue
            case .finished: break
            }
            break
        }
        row.allocations = Double(allocation_count() - allocations) / Double(max(answers, 1))
        taken.sort()
        row.answer = taken[taken.count / 2]
        row.slow = taken[taken.count * 99 / 100]
        row.value = "\(answers) answers"
    }

    /// Whether as much was asked, enabled and computed as must be.
    private func check(_ interview: Interview, _ row: inout Row) -> Bool {
        row.value += ", \(interview.enabledItemCount) enabled"
        guard row.value == "\(seeded.questions) answers, \(seeded.enabledItems) enabled" else {
            return false
        }
        guard let expected = seeded.computed else { return true }
        let tree = interview.response.tree
        let value = find(expected.linkId, in: tree.root, of: tree)
        row.value += ", \(expected.linkId) = \(value.map(String.init) ?? "nothing")"
        return value == expected.value
    }

    private func find(_ linkId: String, in holder: JSONNode, of tree: JSONTree) -> Int? {
        for item in tree.elements("item", of: holder) {
            if tree.string(at: tree.child("linkId", of: item)) == linkId {
                let answer = tree.firstChild(of: tree.child("answer", of: item))
                return tree.integer(at: tree.child("valueInteger", of: answer))
            }
            if let found = find(linkId, in: item, of: tree) { return found }
        }
        return nil
    }

    /// Changes answers in places spread over the form.
    private func change(_ interview: inout Interview, _ row: inout Row) {
        var taken: [Double] = []
        for number in 0..<200 {
            let section =
                seeded.kind == .instances ? 0 : number * 7919 % max(seeded.items / 10, 1)
            let linkId =
                seeded.kind == .chain
                ? "q\(number * 7919 % seeded.items)"
                : "s\(section).\(number % 2 == 0 ? "first" : "choice")"
            guard let answer = seeded.answer(to: linkId, round: 1 + number / 100) else { continue }
            let start = ProcessorClock.nanoseconds
            guard let place = interview.place(of: linkId), interview.go(to: place) else {
                Growth.fail("\(linkId) cannot be changed")
            }
            let problems = interview.answer([answer])
            _ = interview.staffAlerts
            taken.append(ProcessorClock.nanoseconds - start)
            guard problems.isEmpty else { Growth.fail("\(linkId): \(problems)") }
        }
        row.change = median(of: taken)
    }

    /// Changes the first answer, then changes it back; what depended on it must be off, then on again.
    private func cascade(_ interview: inout Interview, _ row: inout Row) -> Bool {
        let linkId = seeded.kind == .chain ? "q0" : "s0.gate"
        let other: AnswerValue =
            seeded.kind == .chain
            ? .boolean(false)
            : .coding(
                Coding(system: "http://example.org/codes", code: "no", display: "The answer no")
            )
        guard let place = interview.place(of: linkId),
            let back = seeded.answer(to: linkId, round: 0)
        else { return false }
        let start = ProcessorClock.nanoseconds
        interview.go(to: place)
        interview.answer([other])
        let off = interview.enabledItemCount
        interview.go(to: place)
        interview.answer([back])
        row.cascade = ProcessorClock.nanoseconds - start
        let on = interview.enabledItemCount
        row.value += ", \(off) and \(on) after the first changed"
        return on == seeded.enabledItems && off == seeded.enabledWithoutFirst
            && interview.staffAlerts.isEmpty
    }

    private func times(_ count: Int, _ body: () -> Void) -> [Double] {
        (0..<count).map { _ in ProcessorClock.measure(body) }
    }

    private func median(of times: [Double]) -> Double { times.sorted()[times.count / 2] }
}
