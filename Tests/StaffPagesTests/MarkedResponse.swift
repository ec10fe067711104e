import FHIRModel
import Foundation

/// A response in which every question and every answer has a mark of its own, to be looked for on a page.
struct MarkedResponse {
    /// How often each mark must stand on the page.
    private(set) var expected: [String: Int] = [:]
    private var response: [String: Any]
    /// The computed values that a section says mean nothing, as no question they are computed of was asked.
    private var leftOut: Set<String> = []

    init(_ response: QuestionnaireResponse) throws {
        let data = Data(response.tree.serialized(response.node))
        let object = try JSONSerialization.jsonObject(with: data)
        self.response = object as? [String: Any] ?? [:]
        leftOut = Self.leftOut(of: self.response)
        self.response["item"] = marked(self.response["item"])
    }

    private static func leftOut(of response: [String: Any]) -> Set<String> {
        func linkIds(_ items: Any?) -> [String] {
            (items as? [[String: Any]] ?? []).flatMap { item in
                let answers = item["answer"] as? [[String: Any]] ?? []
                return [item["linkId"] as? String ?? ""] + linkIds(item["item"])
                    + answers.flatMap { linkIds($0["item"]) }
            }
        }
        let present = Set(linkIds(response["item"]))
        var found: Set<String> = []
        for section in response["extension"] as? [[String: Any]] ?? [] {
            let parts = section["extension"] as? [[String: Any]] ?? []
            func values(_ url: String) -> [String] {
                parts.filter { $0["url"] as? String == url }
                    .compactMap { $0["valueString"] as? String }
            }
            let asked = values("asked")
            if !asked.isEmpty, present.isDisjoint(with: asked) {
                found.formUnion(values("linkId"))
            }
        }
        return found
    }

    /// A Bundle with nothing but the response.
    func bundle() throws -> JSONTree {
        let bundle: [String: Any] = [
            "resourceType": "Bundle", "type": "transaction", "entry": [["resource": response]],
        ]
        return try JSONTree(parsing: Array(try JSONSerialization.data(withJSONObject: bundle)))
    }

    /// How often each mark stands in a text.
    static func marks(in text: String) -> [String: Int] {
        text.matches(of: /MARK[0-9]{9}/).reduce(into: [:]) {
            $0[String($1.output), default: 0] += 1
        }
        .merging(
            text.matches(of: /7[0-9]{8}/).reduce(into: [:]) {
                $0[String($1.output), default: 0] += 1
            }
        ) { first, _ in first }
    }

    private mutating func mark(times: Int = 1) -> String {
        let mark = "MARK\(700_000_000 + expected.count)"
        expected[mark] = times
        return mark
    }

    private mutating func marked(_ items: Any?) -> [[String: Any]] {
        (items as? [[String: Any]] ?? []).map { item in
            var item = item
            if let inner = item["item"] { item["item"] = marked(inner) }
            let answers = item["answer"] as? [[String: Any]] ?? []
            var extensions = item["extension"] as? [[String: Any]] ?? []
            let earlier = extensions.indices.filter {
                (extensions[$0]["url"] as? String)?.hasSuffix("/previous-answer") == true
            }
            for index in earlier { extensions[index] = marked(value: extensions[index]) }
            // A question is looked for by its words where its answers have no mark of their own.
            let isGroup = item["item"] != nil && answers.isEmpty
            if !isGroup, leftOut.contains(item["linkId"] as? String ?? "") { return item }
            let hasMarks = answers.contains { !Set($0.keys).isDisjoint(with: Self.marked) }
            if !isGroup, !hasMarks {
                // With items under its answers a question stands above each answer.
                let hasInner = answers.contains { $0["item"] != nil }
                let label = mark(times: hasInner ? answers.count : 1)
                item["text"] = label
                extensions.removeAll { ($0["url"] as? String)?.hasSuffix("/staff-label") == true }
            }
            if !extensions.isEmpty {
                item["extension"] = extensions
            } else {
                item["extension"] = nil
            }
            if !answers.isEmpty {
                item["answer"] = answers.map { answer in
                    var answer = marked(value: answer)
                    if let inner = answer["item"] { answer["item"] = marked(inner) }
                    return answer
                }
            }
            return item
        }
    }

    /// An answer, or an extension, with a mark in place of its words; a yes, a no and a time have none and are told by their
    /// question's.
    private mutating func marked(value holder: [String: Any]) -> [String: Any] {
        var holder = holder
        for (name, value) in holder where name.hasPrefix("value") {
            var parts = value as? [String: Any] ?? [:]
            switch name {
            case "valueString", "valueUri":
                // Some are long, some of several lines.
                let mark = mark()
                let tail = ["", "\n" + "second line", " " + String(repeating: "漢字", count: 400)]
                holder[name] = mark + tail[expected.count % 3]
            case "valueCoding", "valueReference": parts["display"] = mark()
            case "valueQuantity": parts["unit"] = mark()
            case "valueAttachment": parts["title"] = mark()
            case "valueInteger": holder[name] = number()
            case "valueDecimal": holder[name] = NSDecimalNumber(string: "\(number()).5")
            case _: break
            }
            if !parts.isEmpty { holder[name] = parts }
        }
        return holder
    }

    private static let marked: Set<String> = [
        "valueString", "valueUri", "valueCoding", "valueReference", "valueQuantity",
        "valueAttachment", "valueInteger", "valueDecimal",
    ]

    private mutating func number() -> Int {
        let number = 700_000_000 + expected.count
        expected["\(number)"] = 1
        return number
    }
}
