import FHIRModel
import Testing

struct JSONNodeTests {
    @Test("a tree says nothing of no node and of one it does not have, and never traps")
    func nothingIsSaidOfNoNode() throws {
        let older = try JSONTree(parsing: Array(#"{"a":[1,"x",true,null,{}]}"#.utf8))
        var tree = older
        let added = tree.set("b", string: "later", in: tree.root)
        // A copy made before a node was added does not have it.
        for (tree, node) in [(older, added), (older, .none), (JSONTree(), .none)] {
            #expect(tree.kind(of: node) == .null)
            #expect(tree.name(of: node) == .none)
            #expect(tree.parent(of: node).isNone && tree.firstChild(of: node).isNone)
            #expect(tree.lastChild(of: node).isNone && tree.child("a", of: node).isNone)
            #expect(tree.nextSibling(of: node).isNone && tree.previousSibling(of: node).isNone)
            #expect(Array(tree.children(of: node)).isEmpty)
            #expect(Array(tree.elements("a", of: node)).isEmpty)
            #expect(tree.string(at: node) == nil && tree.bytes(at: node).isEmpty)
            #expect(tree.withBytes(at: node) { $0.count } == 0)
            #expect(tree.decimal(at: node) == nil && tree.integer(at: node) == nil)
            #expect(tree.boolean(at: node) == nil && !tree.isParsed(node))
            #expect(!tree.isString(at: node, equalTo: Array("later".utf8)))
            #expect(tree.isString(numbered: 1, of: node, equalTo: []) == false)
            #expect(!tree.isSameString(node, as: node))
            #expect(tree.textHash(of: node) == older.textHash(of: older.root))
            #expect(tree.position(of: node) == nil && tree.namePosition(of: node) == nil)
            #expect(tree.sourceOffset(of: node) == nil)
            #expect(tree.position(ofByte: 3, in: node) == nil)
            #expect(String(decoding: tree.serialized(node), as: UTF8.self) == "null")
        }
    }

    @Test(
        "nothing is changed at no node, at one the tree does not have, or at one that has no children"
    )
    func nothingIsChangedAtNoNode() throws {
        let older = try JSONTree(parsing: Array(#"{"a":[1],"text":"t"}"#.utf8))
        var newer = older
        let unknown = newer.setObject("b", in: newer.root)
        let text = older.child("text", of: older.root)
        let array = older.child("a", of: older.root)
        for node in [JSONNode.none, unknown, text] {
            var tree = older
            #expect(tree.set("n", string: "s", in: node).isNone)
            #expect(tree.set("n", integer: 1, in: node).isNone)
            #expect(tree.set("n", decimal: FHIRDecimal(1), in: node).isNone)
            #expect(tree.set("n", boolean: true, in: node).isNone)
            #expect(tree.setObject("n", in: node).isNone && tree.setArray("n", in: node).isNone)
            #expect(tree.append(string: "s", to: node).isNone)
            #expect(tree.appendNull(to: node).isNone && tree.appendObject(to: node).isNone)
            #expect(tree.insertObject(in: node, after: .none).isNone)
            #expect(tree.insertObject(in: array, after: node).isNone == (node != .none))
            #expect(tree.copy(node, from: older, as: "n", into: node).isNone)
            tree.restore(node, in: node, after: .none)
            tree.restore(node, in: tree.root, after: node)
            if node != text {
                tree.remove(node)
                tree.replace(node, string: "s")
            }
            let added = node.isNone ? #"{},"# : ""
            let expected = #"{"a":["# + added + #"1],"text":"t"}"#
            #expect(String(decoding: tree.serialized(), as: UTF8.self) == expected)
        }
        var tree = older
        #expect(tree.appendObject(to: tree.root).isNone && tree.appendNull(to: tree.root).isNone)
        tree.remove(tree.root)
        tree.restore(tree.root, in: array, after: .none)
        #expect(tree.serialized() == older.serialized())
    }

    #if DEBUG
    @Test("builds for debugging stop where a tree is asked about a node of another one")
    func nodesOfTwoTreesAreNotMixed() async {
        await #expect(processExitsWith: .failure) {
            let one = try JSONTree(parsing: Array(#"{"a":1}"#.utf8))
            let other = try JSONTree(parsing: Array(#"{"a":1}"#.utf8))
            _ = other.kind(of: one.root)
        }
        await #expect(processExitsWith: .success) {
            let one = try JSONTree(parsing: Array(#"{"a":1}"#.utf8))
            var copy = one
            copy.set("b", boolean: true, in: one.root)
            _ = copy.kind(of: one.root)
        }
    }
    #endif
}
