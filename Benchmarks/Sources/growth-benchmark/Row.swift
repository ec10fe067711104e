import Foundation
import Workload

/// What was measured on one form.
struct Row {
    var kind = ""
    var items = 0
    /// Bytes of the file.
    var bytes = 0
    /// JSON text to a compiled form, in nanoseconds.
    var load = 0.0
    /// The most memory held from before the file was read until it was compiled, in KiB.
    var loadKiB = 0
    /// Compiled form to the first question, in nanoseconds.
    var first = 0.0
    /// Answer to next question with the codes for staff, in nanoseconds: median, and 99 of 100.
    var answer = 0.0
    var slow = 0.0
    var allocations = 0.0
    /// The same on the filled form: to a question anywhere and back to the end.
    var change = 0.0
    /// The first answer changed, on which in a chain every other question depends, in nanoseconds.
    var cascade = 0.0
    /// The response as a value, and as JSON text, in nanoseconds.
    var response = 0.0
    var written = 0.0
    /// What came out, and whether it is what must come out.
    var value = ""
    var isRight = false

    /// One line for the process that started this one.
    var line: String {
        let fields: [String] = [
            kind, "\(items)", "\(bytes)", "\(load)", "\(loadKiB)", "\(first)", "\(answer)",
            "\(slow)",
            "\(allocations)", "\(change)", "\(cascade)", "\(response)", "\(written)", value,
            "\(isRight)",
        ]
        return fields.joined(separator: "\t")
    }

    init() {}

    init?(line: String) {
        let fields = line.trimmingCharacters(in: .newlines).components(separatedBy: "\t")
        guard fields.count == 15, let items = Int(fields[1]), let bytes = Int(fields[2]),
            let loadKiB = Int(fields[4])
        else { return nil }
        kind = fields[0]
        self.items = items
        self.bytes = bytes
        self.loadKiB = loadKiB
        load = Double(fields[3]) ?? .nan
        first = Double(fields[5]) ?? .nan
        answer = Double(fields[6]) ?? .nan
        slow = Double(fields[7]) ?? .nan
        allocations = Double(fields[8]) ?? .nan
        change = Double(fields[9]) ?? .nan
        cascade = Double(fields[10]) ?? .nan
        response = Double(fields[11]) ?? .nan
        written = Double(fields[12]) ?? .nan
        value = fields[13]
        isRight = fields[14] == "true"
    }

    static let legend = """
        load: JSON text to compiled form; memory: the most held for it, also as multiple of the file;
        first: compiled form to first question; answer: answer to next question with staff alerts, median and 99 of
        100 of filling in the whole form (at most 20,000 answers each at the beginning and the end), allocations;
        change: another answer to a question anywhere in the filled form, median; cascade: the first answer of all
        changed and changed back; response: as value; text: as JSON

        """

    static let head = row([
        "form", "items", "MB", "load ms", "memory", "first ms", "answer µs", "99 % µs", "alloc",
        "change µs",
        "cascade ms", "response ms", "text ms", "result",
    ])

    var text: String {
        Self.row([
            kind, "\(items)", number(Double(bytes) / 1e6), number(load / 1e6),
            "\(loadKiB / 1024) MB \(number(Double(loadKiB) * 1024 / Double(bytes)))×",
            number(first / 1e6), number(answer / 1e3), number(slow / 1e3), number(allocations),
            number(change / 1e3), number(cascade / 1e6), number(response / 1e6),
            number(written / 1e6),
            (isRight ? "" : "WRONG: ") + value,
        ])
    }

    /// By which power of the size the times grow.
    func exponents(from small: Row) -> String {
        func exponent(_ time: KeyPath<Row, Double>) -> String {
            let growth = log(self[keyPath: time] / small[keyPath: time])
            return String(format: "%.2f", growth / log(Double(items) / Double(small.items)))
        }
        return Self.row([
            "  exponent", "", "", exponent(\.load), "", exponent(\.first), exponent(\.answer),
            exponent(\.slow), "", exponent(\.change), exponent(\.cascade), exponent(\.response),
            exponent(\.written), "",
        ])
    }

    private func number(_ value: Double) -> String {
        value >= 100 ? String(format: "%.0f", value) : String(format: "%.3g", value)
    }

    private static func row(_ cells: [String]) -> String {
        let widths = [12, 7, 7, 8, 13, 8, 9, 8, 6, 9, 10, 11, 8, 0]
        return zip(cells, widths).enumerated().map { number, pair in
            let blanks = String(repeating: " ", count: max(0, pair.1 - pair.0.count))
            return number == 0 || pair.1 == 0 ? pair.0 + blanks : blanks + pair.0
        }.joined(separator: " ")
    }
}
