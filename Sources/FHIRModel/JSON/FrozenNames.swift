/// The names that are known before any file is read: those of R4's elements, their companions, and a few more.
///
/// They are numbered once and never added to, so whoever looks one up waits for nobody, and nothing of a file stays behind.
struct FrozenNames: Sendable {
    let table: NameTable
    /// How many elements R4 has: number `n` up to this is an element's, `n` plus this its companion's (`_text`).
    let elementCount: Int32

    static let shared = FrozenNames()

    private init() {
        // As bytes throughout: this is done at every start.
        let elements = Array(R4ElementNames.all.utf8).split(separator: UInt8(ascii: " "))
        var table = NameTable()
        table.reserve(elements.count * 2 + 16)
        for name in elements { table.intern(name.span) }
        for name in elements {
            let companion = [UInt8(ascii: "_")] + name
            table.intern(companion.span)
        }
        for name in Array(Self.others.utf8).split(separator: UInt8(ascii: " ")) {
            table.intern(name.span)
        }
        self.table = table
        elementCount = Int32(elements.count)
    }

    /// R5's names that are read under R4, and those of what this package itself keeps in files.
    private static let others = """
        again alert answerConstraint copyrightLabel disabledDisplay initials namespace record \
        station versionAlgorithm versionAlgorithmCoding versionAlgorithmString
        """
}
