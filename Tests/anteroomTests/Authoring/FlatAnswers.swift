import FHIRModel
import Foundation

/// A response to the shipped consultation questionnaire, made of answers by linkId: codes of options, flags and words.
struct FlatAnswers {
    private let form: JSONTree
    private let answers: JSONTree
    private let given: JSONNode
    private var made = JSONTree()

    /// The response as JSON, its items in the form's order and nesting.
    static func response(
        to form: JSONTree,
        _ answers: JSONTree,
        at given: JSONNode,
        status: String
    ) -> String {
        var flat = FlatAnswers(form: form, answers: answers, given: given)
        let root = flat.made.makeRoot()
        flat.made.set("resourceType", string: "QuestionnaireResponse", in: root)
        let url = form.string(at: form.child("url", of: form.root)) ?? ""
        let version = form.string(at: form.child("version", of: form.root)) ?? ""
        flat.made.set("questionnaire", string: url + "|" + version, in: root)
        flat.made.set("status", string: status, in: root)
        flat.write(form.root, into: root)
        return String(decoding: flat.made.serialized(pretty: true), as: UTF8.self)
    }

    private init(form: JSONTree, answers: JSONTree, given: JSONNode) {
        self.form = form
        self.answers = answers
        self.given = given
    }

    private mutating func write(_ holder: JSONNode, into target: JSONNode) {
        var array = JSONNode.none
        for item in form.elements("item", of: holder) where isAnswered(item) {
            if array == JSONNode.none { array = made.setArray("item", in: target) }
            let node = made.appendObject(to: array)
            made.set("linkId", string: linkId(of: item), in: node)
            let values = values(for: item)
            if values.isEmpty {
                write(item, into: node)
                continue
            }
            let list = made.setArray("answer", in: node)
            for value in values { write(value, of: item, into: made.appendObject(to: list)) }
        }
    }

    private mutating func write(
        _ value: JSONNode,
        of item: JSONNode,
        into answer: JSONNode
    ) {
        if let flag = answers.boolean(at: value) {
            made.set("valueBoolean", boolean: flag, in: answer)
            return
        }
        let text = answers.string(at: value) ?? ""
        for option in form.elements("answerOption", of: item) {
            let coding = form.child("valueCoding", of: option)
            if form.string(at: form.child("code", of: coding)) == text {
                made.copy(coding, from: form, as: "valueCoding", into: answer)
                return
            }
        }
        made.set("valueString", string: text, in: answer)
    }

    private func linkId(of item: JSONNode) -> String {
        form.string(at: form.child("linkId", of: item)) ?? ""
    }

    private func values(for item: JSONNode) -> [JSONNode] {
        let value = answers.child(ElementName(linkId(of: item)), of: given)
        guard value.exists else { return [] }
        return answers.kind(of: value) == .array ? Array(answers.children(of: value)) : [value]
    }

    private func isAnswered(_ item: JSONNode) -> Bool {
        !values(for: item).isEmpty || form.elements("item", of: item).contains { isAnswered($0) }
    }
}
