import FHIRModel
import FHIRPath
import RandomTesting
import Testing

/// A lookup by linkId uses the tree's index; it must find what looking at every item finds.
@Suite("Lookups by linkId find what looking at every item finds")
struct LinkIdLookupTests {
    private static let steps = [
        "item", "%resource.item", "repeat(item)", "%resource.repeat(item | answer.item)",
        "repeat(answer.item | item)", "repeat(answer | item)", "descendants()", "item.item",
        "item.answer.item", "item.repeat(item)", "item[1].descendants()", "contained.item",
        "item.where(linkId = 'b').item", "item.answer.repeat(item)",
    ]
    private static let criteria = [
        "linkId = 'a'", "'b' = linkId", "linkId = 'a' or linkId = 'c'", "linkId = 'none'",
        "linkId in ('a' | 'd')", "linkId in 'b'", "linkId = 'a' and answer.exists()",
        "(linkId = 'b' and item.exists()) or linkId = 'd'",
    ]

    /// Both ways to ask the same; `true and` keeps the second one from the index.
    private func compare(_ tree: JSONTree) throws {
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        var context = EvaluationContext(trees: [tree], now: now)
        context.variables["resource"] = context.resource(0)
        for step in Self.steps {
            for criterion in Self.criteria {
                for function in ["where", "exists"] {
                    let (short, long) = try (
                        FHIRPathExpression(parsing: "\(step).\(function)(\(criterion))"),
                        FHIRPathExpression(parsing: "\(step).\(function)(true and (\(criterion)))")
                    )
                    let found = try short.evaluate(on: context.resource(0), in: context)
                    let wanted = try long.evaluate(on: context.resource(0), in: context)
                    #expect(found == wanted, "\(short)")
                }
            }
        }
    }

    private static let response = """
        {"resourceType":"QuestionnaireResponse","status":"completed",
        "contained":[{"resourceType":"QuestionnaireResponse","item":[{"linkId":"a"}]}],
        "item":[{"linkId":"a","answer":[{"valueInteger":1,"item":[{"linkId":"d"},{"linkId":"b"}]}]},
        {"linkId":"b","item":[{"linkId":"a"},{"linkId":"c","item":[{"linkId":"a","text":"x"}]}]},
        {"linkId":"a","answer":[{"valueInteger":2}]},{"linkId":"a"},
        {"linkId":"c","answer":[{"valueString":"s","item":[{"linkId":"a"}]}]}]}
        """

    @Test("in a response that was read")
    func parsed() throws {
        try compare(JSONTree(parsing: Array(Self.response.utf8)))
    }

    @Test("after items were added, taken out, put back, renamed and copied")
    func changed() throws {
        var tree = try JSONTree(parsing: Array(Self.response.utf8))
        try compare(tree)
        let items = tree.child("item", of: tree.root)
        let first = tree.firstChild(of: items)
        let added = tree.insertObject(in: items, after: first)
        tree.set("linkId", string: "b", in: added)
        let before = tree
        try compare(tree)
        tree.remove(first)
        try compare(tree)
        tree.restore(first, in: items, after: tree.lastChild(of: items))
        try compare(tree)
        tree.replace(tree.child("linkId", of: added), string: "d")
        let nested = tree.appendObject(to: tree.setArray("item", in: added))
        tree.set("linkId", string: "a", in: nested)
        try compare(tree)
        var copy = before
        let other = copy.appendObject(to: copy.child("item", of: copy.root))
        copy.set("linkId", string: "c", in: other)
        try compare(copy)
        try compare(tree)
        try compare(before)
    }

    @Test("in random trees of items and answers, changed at random")
    func random() throws {
        var generator = SeededNumbers(seed: 7)
        for _ in 0..<12 {
            var tree = JSONTree()
            tree.set("resourceType", string: "QuestionnaireResponse", in: tree.makeRoot())
            var objects = [tree.root]
            var removed: [(node: JSONNode, array: JSONNode)] = []
            for _ in 0..<40 {
                if Int.random(in: 0..<5, using: &generator) == 0, objects.count > 2 {
                    let node = objects[Int.random(in: 1..<objects.count, using: &generator)]
                    if tree.parent(of: node).exists {
                        removed.append((node, tree.parent(of: node)))
                        tree.remove(node)
                    }
                } else if Int.random(in: 0..<6, using: &generator) == 0,
                    let last = removed.popLast()
                {
                    tree.restore(last.node, in: last.array, after: JSONNode.none)
                } else {
                    let parent = objects[Int.random(in: 0..<objects.count, using: &generator)]
                    let isAnswer = parent != tree.root && Bool.random(using: &generator)
                    let name: ElementName = isAnswer ? "answer" : "item"
                    let known = tree.child(name, of: parent)
                    let array = known.exists ? known : tree.setArray(name, in: parent)
                    let node = tree.appendObject(to: array)
                    if !isAnswer {
                        let linkId = ["a", "b", "c", "d"].randomElement(using: &generator) ?? "a"
                        tree.set("linkId", string: linkId, in: node)
                    }
                    objects.append(node)
                }
            }
            try compare(tree)
        }
    }

    @Test("a linkId that is no string is not lost")
    func irregular() throws {
        let json = """
            {"resourceType":"QuestionnaireResponse","item":[{"linkId":["a"]},{"linkId":7},{"linkId":"a"}]}
            """
        try compare(JSONTree(parsing: Array(json.utf8)))
    }
}
