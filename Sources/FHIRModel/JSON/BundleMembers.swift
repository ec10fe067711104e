/// A Bundle's own members and those of its resources, found in one pass over its text.
///
/// The list of ten thousand requests is made of them: nothing inside a resource is read but what the list shows.
package struct BundleMembers: Sendable {
    /// The members of the Bundle itself.
    package let bundle: JSONMembers
    /// Those of each `entry.resource`, in their order.
    package let resources: [JSONMembers]

    /// Nil where the text is no object, an entry or its resource is none, or one of them is there twice.
    package init?(of bytes: ArraySlice<UInt8>) {
        var scan = JSONScan(ending: [], end: bytes.count)
        var resources: [JSONMembers] = []
        var hasEntries = false
        let text = unsafe bytes.span.bytes
        let bundle = JSONMembers(at: &scan, in: text, of: bytes) { name, scan, text in
            guard name.elementsEqual("entry".utf8) else { return scan.skipValue(in: text) }
            if hasEntries { return false }
            hasEntries = true
            return scan.takeElements(in: text) { scan, text in
                Self.takeEntry(at: &scan, in: text, of: bytes, into: &resources)
            }
        }
        guard let bundle else { return nil }
        self.bundle = bundle
        self.resources = resources
    }

    private static func takeEntry(
        at scan: inout JSONScan,
        in text: RawSpan,
        of bytes: ArraySlice<UInt8>,
        into resources: inout [JSONMembers]
    ) -> Bool {
        let before = resources.count
        return JSONMembers(at: &scan, in: text, of: bytes) { name, scan, text in
            guard name.elementsEqual("resource".utf8) else { return scan.skipValue(in: text) }
            let resource = JSONMembers(at: &scan, in: text, of: bytes) { _, scan, text in
                scan.skipValue(in: text)
            }
            guard let resource, resources.count == before else { return false }
            resources.append(resource)
            return true
        } != nil
    }
}
