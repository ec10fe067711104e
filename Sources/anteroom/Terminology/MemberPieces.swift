/// The output of `tar` cut into the members it is of: they stand one behind the other, each as long as the archive lists it.
struct MemberPieces {
    private let members: [FHIRPackage.Member]
    private var next = 0
    private var text: [UInt8] = []

    init(_ members: [FHIRPackage.Member]) { self.members = members }

    /// Takes a piece of the output, and hands over each member that is whole with it.
    mutating func add(
        _ piece: ArraySlice<UInt8>,
        _ body: (FHIRPackage.Member, ArraySlice<UInt8>) -> Void
    ) {
        var rest = piece
        while next < members.count {
            let missing = members[next].size - text.count
            if text.isEmpty { text.reserveCapacity(members[next].size) }
            text += rest.prefix(missing)
            guard missing <= rest.count else { return }
            rest = rest.dropFirst(missing)
            body(members[next], text[...])
            text = []
            next += 1
        }
        // More than was listed.
        if !rest.isEmpty { text += rest }
    }

    /// Hands over what is left at the end: members that are empty.
    mutating func finish(_ body: (FHIRPackage.Member, ArraySlice<UInt8>) -> Void) {
        add([], body)
    }

    /// Whether all members came, and nothing else.
    var areWhole: Bool { next == members.count && text.isEmpty }
}
