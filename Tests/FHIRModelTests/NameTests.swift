import ConformanceData
import FoundationEssentials
import Testing

@testable import FHIRModel

/// Names: a frozen table for all, and for each tree its own.
struct NameTests {
    @Test("reading files with ever new names leaves the table of names as it was")
    func nothingOfAFileStays() throws {
        let table = FrozenNames.shared.table
        let (count, bytes) = (table.count, table.byteCount)
        for file in 0..<50 {
            let members = (0..<200).map { #""fresh\#(file)_\#($0)":{"_own\#(file)\#($0)":1}"# }
            let text = "{" + members.joined(separator: ",") + "}"
            let tree = try JSONTree(parsing: Array(text.utf8))
            #expect(tree.treeIndex.withNames { $0.ownCount } == 400)
            #expect(String(decoding: tree.serialized(), as: UTF8.self) == text)
        }
        #expect(FrozenNames.shared.table.count == count)
        #expect(FrozenNames.shared.table.byteCount == bytes)
    }

    @Test("a name is the same in every tree, and so is its hash, frozen or not")
    func namesAreEqualAcrossTrees() throws {
        for name in ["linkId", "_text", "fresh", "a name of more than sixteen bytes", ""] {
            let one = try JSONTree(parsing: Array(#"{"zero":0,"\#(name)":1}"#.utf8))
            let other = try JSONTree(parsing: Array(#"{"\#(name)":1,"more":2}"#.utf8))
            let found = one.name(of: one.lastChild(of: one.root))
            #expect(found == other.name(of: other.firstChild(of: other.root)))
            #expect(found == ElementName(name) && found.hashValue == ElementName(name).hashValue)
            #expect(found.string == name)
            #expect(one.child(ElementName(name), of: one.root).exists)
            #expect(one.child("absent", of: one.root).isNone)
        }
    }

    @Test("a copy between trees keeps the names of all nodes")
    func copyingKeepsNames() throws {
        let text = #"{"own":{"linkId":"1","theirs":[{"_fresh":true}]}}"#
        let source = try JSONTree(parsing: Array(text.utf8))
        var tree = try JSONTree(parsing: Array(#"{"theirs":1,"other":2}"#.utf8))
        tree.copy(source.firstChild(of: source.root), from: source, as: "mine", into: tree.root)
        #expect(
            String(decoding: tree.serialized(), as: UTF8.self)
                == #"{"theirs":1,"other":2,"mine":{"linkId":"1","theirs":[{"_fresh":true}]}}"#
        )
        #expect(tree.hasCompanions)
    }

    @Test("two threads that read at once get right trees")
    func threadsReadAtOnce() async throws {
        let texts = (0..<8).map { reader in
            "{" + (0..<2000).map { #""r\#(reader)n\#($0)":\#($0)"# }.joined(separator: ",") + "}"
        }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for text in texts {
                group.addTask {
                    let tree = try JSONTree(parsing: Array(text.utf8))
                    return String(decoding: tree.serialized(), as: UTF8.self) == text
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test("the names of R4's elements are numbered in their order, and companions after them")
    func elementsAreNumbered() {
        let count = Int(FrozenNames.shared.elementCount)
        #expect(count == R4ElementNames.all.split(separator: " ").count)
        for number in 1...count {
            let name = ElementName(elementNumber: number)
            #expect(name.elementNumber == number && name == ElementName(name.string))
            #expect(name.companion == ElementName("_" + name.string))
            #expect(name.companion.elementNumber == 0)
        }
        #expect(ElementName("fresh").companion.string == "_fresh")
    }

    @Test("the names that the package keeps by number have the numbers of their texts")
    func keptNamesHaveTheirNumbers() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/FHIRModel/R4/ElementName+R4.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let kept = source.matches(of: /`(\w+)`(?:: .*|\.)\n.* ElementName\(id: (\d+)\) \}/)
        #expect(kept.count > 100)
        for name in kept {
            #expect(ElementName(String(name.1)).id == Int32(name.2), "\(name.1)")
        }
    }

    @Test("all names of the structure check have numbers")
    func namesOfTheTypeTableAreFrozen() {
        for type in TypeTable.r4.types.indices {
            for element in TypeTable.r4.elements(of: type) {
                #expect(element.name.id > 0, "\(element.name)")
            }
        }
    }
}

@Suite(.enabled(if: Fixtures.isPresent, Fixtures.skipped))
struct NameFixtureTests {
    @Test("a file that is read, written and read again has the same names and values")
    func filesSurviveARoundTrip() throws {
        for file in Fixtures.files() {
            guard let tree = try? JSONTree(parsing: try Fixtures.bytes(of: file)) else { continue }
            let written = tree.serialized(asciiOnly: false)
            let again = try JSONTree(parsing: written)
            #expect(again.serialized(asciiOnly: false) == written, "\(file.lastPathComponent)")
            #expect(again.count == tree.count)
            var copy = JSONTree()
            copy.copy(tree.root, from: tree, as: .none, into: .none)
            #expect(copy.serialized(asciiOnly: false) == written)
            for (one, other) in zip(tree.allNodes, again.allNodes) {
                #expect(tree.name(of: one) == again.name(of: other))
            }
        }
    }
}
