import FormAuthoring
import Testing

/// A file may be one line with thousands of slips: what is done takes a time that grows with the file, not with its square.
struct ManyMendsTests {
    private func duration(of count: Int) -> Duration {
        let items = (0..<count).map { #"{"linkId": "\#($0)" "type": "display"}"# }
        let text = #"{"resourceType": "Questionnaire", "item": [\#(items.joined(separator: " "))]}"#
        let begin = ContinuousClock.now
        let mending = FileMending(of: Array(text.utf8))
        let differences = mending.steps.flatMap(\.differences)
        #expect(!differences.isEmpty)
        return begin.duration(to: .now)
    }

    @Test("ten times as many commas missing on one line take about ten times as long")
    func linear() {
        let few = (0..<3).map { _ in duration(of: 1_000) }.min() ?? .zero
        let many = (0..<2).map { _ in duration(of: 10_000) }.min() ?? .zero
        // A square would be a hundred times.
        #expect(many < few * 40 + .milliseconds(20), "\(few), \(many)")
    }
}
