import Testing

@testable import FHIRModel

/// A list of requests looks at the members of Bundles, which anybody may have written.
struct BundleMembersTests {
    @Test("a Bundle and its resources are found in one pass, whatever stands beside them")
    func bundleInOnePass() throws {
        let text =
            #" {"resourceType":"Bundle","meta":{"tag":[]},"entry":[ {"fullUrl":"urn:1","resource":{"resourceType":"Patient","name":[{"text":"a ] } \" b"}]}}, {"request":{}} ,{"resource":{"resourceType":"Basic"}}],"type":"collection"} "#
        let found = try #require(BundleMembers(of: Array(text.utf8)[...]))
        #expect(found.bundle.isAlone)
        #expect(found.bundle.string("type") == "collection")
        #expect(found.resources.map { $0.string("resourceType") } == ["Patient", "Basic"])
        #expect(found.resources.first?.objects("name").first?.string("text") == "a ] } \" b")
        #expect(
            BundleMembers(of: Array(#"{"resourceType":"Bundle"}"#.utf8)[...])?.resources.isEmpty
                == true
        )
    }

    @Test(
        "a Bundle whose entries are no objects, are cut off or say something twice has no members",
        arguments: [
            #"[]"#, #"{"entry":{}}"#, #"{"entry":[1]}"#, #"{"entry":[{"resource":1}]}"#,
            #"{"entry":[{"resource":{}"#, #"{"entry":[{"resource":{}}],"entry":[]}"#,
            #"{"entry":[{"resource":{},"resource":{}}]}"#, #"{"entry":[{"resource":{}},]}"#,
        ]
    )
    func bundleOutOfShape(_ text: String) {
        #expect(BundleMembers(of: Array(text.utf8)[...]) == nil)
    }
}
