import FHIRModel
import RandomTesting
import Testing

struct JSONBuildingTests {
    @Test("a property that is set again has its new value in the place of the old one")
    func settingAPropertyAgainReplacesIt() throws {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("a", string: "one", in: root)
        tree.set("b", integer: 2, in: root)
        let items = tree.setArray("c", in: root)
        tree.append(string: "x", to: items)
        tree.set("a", boolean: true, in: root)
        tree.set("c", string: "no array now", in: root)
        tree.setObject("b", in: root)
        tree.copy(tree.child("a", of: root), from: tree, as: "d", into: root)
        tree.copy(tree.child("c", of: root), from: tree, as: "a", into: root)
        #expect(
            String(decoding: tree.serialized(), as: UTF8.self)
                == #"{"a":"no array now","b":{},"c":"no array now","d":true}"#
        )
        #expect(tree.append(string: "y", to: items).exists)
        #expect(tree.parent(of: items).isNone)
    }

    @Test("a linkId that is set again is found by its new value only")
    func aReplacedLinkIdIsFoundByItsNewValue() {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("linkId", string: "old", in: root)
        var found: [JSONNode] = []
        #expect(tree.collectObjects(linkId: Array("old".utf8), into: &found) && found == [root])
        tree.set("linkId", string: "new", in: root)
        found = []
        #expect(tree.collectObjects(linkId: Array("old".utf8), into: &found) && found.isEmpty)
        #expect(tree.collectObjects(linkId: Array("new".utf8), into: &found) && found == [root])
    }

    @Test("what is set in an array is its last element and has its name")
    func settingInAnArrayAppends() {
        var tree = JSONTree()
        let given = tree.setArray("given", in: tree.makeRoot())
        tree.set("given", string: "Ada", in: given)
        let last = tree.set("other", string: "May", in: given)
        #expect(tree.name(of: last) == "given")
        #expect(String(decoding: tree.serialized(), as: UTF8.self) == #"{"given":["Ada","May"]}"#)
    }

    @Test(
        "after any changes an object has each name once, with its last value, in the order of first setting"
    )
    func anObjectIsLikeAnOrderedDictionary() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededNumbers(seed: seed)
            var tree = JSONTree()
            let root = tree.makeRoot()
            var expected: [(name: String, value: Int)] = []
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                let name = ["a", "b", "c", "d", "e", "f"].randomElement(using: &random) ?? "a"
                let value = Int.random(in: 0...999, using: &random)
                let place = expected.firstIndex { $0.name == name }
                if Int.random(in: 0..<4, using: &random) == 0 {
                    tree.remove(tree.child(ElementName(name), of: root))
                    if let place { expected.remove(at: place) }
                } else {
                    tree.set(ElementName(name), integer: value, in: root)
                    if let place {
                        expected[place].value = value
                    } else {
                        expected.append((name, value))
                    }
                }
            }
            let text = expected.map { #""\#($0.name)":\#($0.value)"# }.joined(separator: ",")
            #expect(String(decoding: tree.serialized(), as: UTF8.self) == "{\(text)}")
            var backward: [String] = []
            var child = tree.lastChild(of: root)
            while child.exists {
                backward.append(tree.name(of: child).string)
                child = tree.previousSibling(of: child)
            }
            #expect(backward.reversed() == expected.map(\.name))
        }
    }
}
