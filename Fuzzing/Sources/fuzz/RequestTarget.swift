import FHIRModel
import PlainText

@testable import ConsultationRequests
@testable import StaffPages

extension Target {
    /// A request's file as staff read it: listed, shown and printed.
    static let request = Target(
        name: "request",
        summary: "the file of a request",
        longest: 8192,
        memory: (constant: 32 << 20, perByte: 20_000),
        attempt: attemptRequest
    )

    private static let file = "20261123T141507Z-7F3KQ2.json"

    private static func attemptRequest(_ input: [UInt8]) -> String {
        let memory = MemoryFolder(["/r": [file: input], "/r/alerts": [:]])
        let folder = RequestFolder(path: "/r", system: memory.system)
        guard let name = RequestFileName(file) else { return "" }
        var output = [listing(of: folder)]
        switch folder.read(name) {
        case .failure(let fault):
            hold("no control character comes out", isHarmless(fault.description))
            output.append(fault.description)
        case .success(let request):
            hold("what is read is what is stored", request.bytes == input)
            checkGlance(at: input, request)
            output.append(pages(of: request))
        }
        // Whoever only lists does not write.
        hold("reading changes nothing", memory.files(of: "/r") == [file: input])
        return output.joined(separator: "\n")
    }

    /// What a list tells of it.
    private static func listing(of folder: RequestFolder) -> String {
        var index = RequestIndex(folder)
        guard let overview = try? index.overview(), let summary = overview.requests.first else {
            hold("a folder with a request lists it", false)
            return ""
        }
        hold(
            "a second look says the same",
            (try? index.overview())?.requests.first?.facts == summary.facts
        )
        guard let facts = summary.facts else {
            hold("what tells nothing has a fault", summary.fault != nil)
            return summary.fault?.description ?? ""
        }
        let texts =
            [facts.station, facts.person, facts.record, facts.language, facts.form, facts.made]
            .compactMap(\.self) + facts.reach
        for text in texts {
            hold("a fact is a line", isHarmless(text) && !text.contains("\n")) {
                text.debugDescription
            }
            hold("a fact is short", text.count <= 200)
        }
        if let person = facts.person, !person.contains(where: \.isWhitespace) {
            hold("a request is found by the name in its list", summary.matches(person)) { person }
        }
        return "\(facts.priority) \(facts.isDemonstration) \(texts)"
    }

    /// What is picked out of the text for a list, and what a whole reading finds, are the same.
    private static func checkGlance(at input: [UInt8], _ request: RequestFile) {
        guard let glance = RequestGlance(input) else { return }
        guard let content = RequestContent(request.bundle) else {
            return hold("what a glance takes for a request is one", false)
        }
        let facts = RequestFacts(content)
        hold("a glance tells what a whole reading tells", glance.facts == facts) {
            words(glance.facts) + "\nand\n" + words(facts)
        }
    }

    private static func words(_ facts: RequestFacts) -> String {
        "\(facts.priority) \(facts.isDemonstration) \(facts.visit?.description ?? "-") "
            + "\([facts.station, facts.person, facts.record, facts.language, facts.form, facts.made]) \(facts.reach)"
    }

    /// The page for staff in each of its forms.
    private static func pages(of request: RequestFile) -> String {
        let clock = ClinicClock(now: 1_763_978_400) { _ in -300 }
        guard let page = request.page(clock: clock) else { return "no page" }
        var output: [String] = []
        for width in [40, 80] {
            let text = page.text(width: width)
            hold("no control character comes out", isHarmless(text)) { text.debugDescription }
            for line in text.split(separator: "\n") {
                hold("a line fits the page", DisplayWidth.columns(of: String(line)) < width) {
                    line.debugDescription
                }
            }
            output.append(text)
        }
        for markup in [page.html, page.narrative] {
            hold("no control character comes out", isHarmless(markup))
            hold("the markup of a page is whole", Markup.isWhole(markup)) { markup }
            output.append(markup)
        }
        return output.joined(separator: "\n")
    }
}
