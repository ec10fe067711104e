import FHIRModel
import FormTesting

/// The address of the extension that keeps an answer which was changed.
let previousAnswerURL = "https://anteroom.example/fhir/StructureDefinition/previous-answer"

extension AnswerSet {
    /// The QuestionnaireResponse that holds the answers, nested as the file nests them: those to the questions shown, or
    /// all, as a program would send them that knows no conditions.
    func response(to file: ShippedFile, all: Bool = false) -> JSONTree {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("resourceType", string: "QuestionnaireResponse", in: root)
        tree.set("status", string: "completed", in: root)
        write(
            Array(file.tree.elements("item", of: file.tree.root)),
            of: file,
            all: all,
            to: &tree,
            in: root
        )
        return tree
    }

    private func write(
        _ items: [JSONNode],
        of file: ShippedFile,
        all: Bool,
        to tree: inout JSONTree,
        in parent: JSONNode
    ) {
        var array = JSONNode.none
        for item in items where isToWrite(item, of: file, all: all) {
            if array == JSONNode.none { array = tree.setArray("item", in: parent) }
            let node = tree.appendObject(to: array)
            let linkId = file.linkId(of: item)
            tree.set("linkId", string: linkId, in: node)
            if file.text("type", of: item) == "group" {
                write(
                    Array(file.tree.elements("item", of: item)),
                    of: file,
                    all: all,
                    to: &tree,
                    in: node
                )
                continue
            }
            if let before = changed[linkId], !before.isEmpty {
                let extensions = tree.setArray("extension", in: node)
                for code in before {
                    let element = tree.appendObject(to: extensions)
                    tree.set("url", string: previousAnswerURL, in: element)
                    write(code, of: item, in: file, to: &tree, at: element)
                }
            }
            let answers = tree.setArray("answer", in: node)
            for code in given[linkId] ?? [] {
                write(code, of: item, in: file, to: &tree, at: tree.appendObject(to: answers))
            }
        }
    }

    private func write(
        _ code: String,
        of item: JSONNode,
        in file: ShippedFile,
        to tree: inout JSONTree,
        at node: JSONNode
    ) {
        switch file.text("type", of: item) {
        case "boolean": tree.set("valueBoolean", boolean: code == "true", in: node)
        case "string": tree.set("valueString", string: code, in: node)
        default:
            for option in file.tree.elements("answerOption", of: item) {
                let coding = file.tree.child("valueCoding", of: option)
                if file.text("code", of: coding) == code {
                    tree.copy(coding, from: file.tree, as: "valueCoding", into: node)
                }
            }
        }
    }

    /// Whether an item holds an answer that counts (or any), or an item below it does.
    private func isToWrite(_ item: JSONNode, of file: ShippedFile, all: Bool) -> Bool {
        if file.text("type", of: item) == "group" {
            return file.tree.elements("item", of: item).contains {
                isToWrite($0, of: file, all: all)
            }
        }
        let linkId = file.linkId(of: item)
        return all ? given[linkId]?.isEmpty == false : isAnswered(linkId)
    }
}
