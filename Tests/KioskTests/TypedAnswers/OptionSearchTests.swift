import RandomTesting
import Testing

@testable import Kiosk

/// What a few letters find in a long list.
@Suite struct OptionSearchTests {
    private static let names: [(text: String, others: [String], code: String)] = [
        ("Afghanistan", [], "AF"), ("Côte d'Ivoire", ["Ivory Coast"], "CI"),
        ("Denmark", [], "DK"), ("France", [], "FR"), ("French Guiana", [], "GF"),
        ("Korea, Republic of", ["South Korea"], "KR"), ("Netherlands", ["Holland"], "NL"),
        ("New Zealand", [], "NZ"), ("Saint Barthélemy", [], "BL"), ("Türkiye", ["Turkey"], "TR"),
        ("Ukraine", [], "UA"), ("United Kingdom", [], "GB"), ("United States of America", [], "US"),
        ("Łódź", [], "LZ"), ("Straßburg", [], "SB"),
    ]

    private func found(_ line: String) -> [String] {
        switch search.find(line) {
        case .found(let places): places.map { Self.names[$0].text }
        case .perhaps(let places): ["?"] + places.map { Self.names[$0].text }
        case .nothing: []
        }
    }

    private var search: OptionSearch {
        OptionSearch(
            Self.names.map { .init(text: $0.text, otherNames: $0.others, code: $0.code) }
        )
    }

    @Test(
        "every typed word begins a word, in any order; accents, case and signs do not count",
        arguments: [
            ("fra", ["France"]), ("FRANCE", ["France"]), ("fr", ["France", "French Guiana"]),
            ("ivoire cote", ["Côte d'Ivoire"]), ("kor rep", ["Korea, Republic of"]),
            ("barthelemy", ["Saint Barthélemy"]), ("lodz", ["Łódź"]), ("strassb", ["Straßburg"]),
            ("zea", ["New Zealand"]), ("turkiye", ["Türkiye"]),
        ]
    )
    func words(line: String, texts: [String]) {
        #expect(found(line) == texts)
    }

    @Test(
        "other names, codes and first letters find it too",
        arguments: [
            ("holland", "Netherlands"), ("ivory", "Côte d'Ivoire"),
            ("south k", "Korea, Republic of"),
            ("dk", "Denmark"), ("usa", "United States of America"), ("nz", "New Zealand"),
        ]
    )
    func otherWays(line: String, text: String) {
        #expect(found(line).first == text)
    }

    @Test("uk is the United Kingdom and the Ukraine, and both are offered")
    func shortNames() {
        #expect(Set(found("uk")) == ["United Kingdom", "Ukraine"])
    }

    @Test(
        "letters inside, then one slip, are asked about and never taken",
        arguments: [
            ("stan", ["?", "Afghanistan"]), ("frnace", ["?", "France"]),
            ("demark", ["?", "Denmark"]),
            ("denmarrk", ["?", "Denmark"]), ("danmark", ["?", "Denmark"]), ("dxn", []), ("", []),
            ("!?", []),
        ]
    )
    func doubts(line: String, texts: [String]) {
        #expect(found(line) == texts)
    }

    @Test("the whole text is first, then what begins so")
    func ranking() {
        let list = OptionSearch(
            ["Old New York", "New York City", "York", "New York"].map { .init(text: $0) }
        )
        #expect(list.find("new york") == .found([3, 1, 0]))
        #expect(list.find("york") == .found([2, 0, 1, 3]))
    }

    @Test("whatever is typed ends, and every option is found by its own text")
    func property() {
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<2_000 {
            let length = Int.random(in: 0..<12, using: &numbers)
            let line = String(
                String.UnicodeScalarView(
                    (0..<length).compactMap { _ in
                        Unicode.Scalar(UInt32.random(in: 0..<0x3000, using: &numbers))
                    }
                )
            )
            _ = search.find(line)
        }
        for (place, name) in Self.names.enumerated() {
            guard case .found(let places) = search.find(name.text) else {
                Issue.record("\(name.text)")
                continue
            }
            #expect(places.first == place)
        }
    }
}
