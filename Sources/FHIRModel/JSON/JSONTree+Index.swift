extension JSONTree {
    /// Appends every object whose property `linkId` is `wanted` (UTF-8), among them such as were taken out of the
    /// document; false, and nothing appended, where a `linkId` of the tree is no string, so that it cannot be told.
    ///
    /// The first call looks at the whole tree; later ones look only at what was added since, whatever the tree's size.
    public func collectObjects(linkId wanted: [UInt8], into found: inout [JSONNode]) -> Bool {
        treeIndex.collect(wanted, of: self, into: &found)
    }

    /// Whether any property holds the id and extensions of a primitive: `_text` beside `text`, say.
    ///
    /// True too if there was one that has been taken out; as quick as ``collectObjects(linkId:into:)``.
    public var hasCompanions: Bool { treeIndex.hasCompanions(self) }

    /// Whether nodes that were read from a source are numbered in the order of the document.
    public var keepsSourceOrder: Bool { !isReordered }

    /// Whether a node was read from a source.
    public func isParsed(_ node: JSONNode) -> Bool { value(of: node)?.isParsed == true }

    /// Whether a string was read from a source in which it has no escapes, so that no control character is in it.
    func isFreeOfEscapes(_ node: JSONNode) -> Bool {
        guard let value = value(of: node) else { return false }
        return value.isParsed && !value.isElsewhere
    }

    /// To be called before a change: copies of one tree share the index until one of them changes.
    mutating func detachIndex() {
        if !isKnownUniquelyReferenced(&treeIndex) { treeIndex = TreeIndex(copying: treeIndex) }
    }
}
