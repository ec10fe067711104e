@testable import PackageFiles

extension Target {
    /// What `tar` says of a FHIR package, and the pieces in which its members come.
    static let package = Target(
        name: "package",
        summary: "the listing of a FHIR package by tar",
        longest: 2048,
        memory: (constant: 1 << 20, perByte: 20_000),
        attempt: attemptPackage
    )

    private static func attemptPackage(_ input: [UInt8]) -> String {
        var reading = PackageListing()
        let lines = input.split(separator: 0x0A)
        for line in lines { reading.add(String(decoding: line, as: UTF8.self)) }
        hold("each line counts once", reading.count == lines.count)
        let listing = reading.finished
        let members = listing.members + listing.questionnaires
        for member in members {
            let parts = member.name.split(separator: "/", omittingEmptySubsequences: false)
            hold(
                "no name leads out of the package",
                !parts.contains("..") && !member.name.hasPrefix("/")
            ) {
                member.name
            }
            hold("a member is a JSON file", member.name.hasSuffix(".json"))
            hold(
                "a member is no larger than a resource may be",
                (0...16 << 20).contains(member.size)
            )
            hold("a member has a place", (1...max(1, lines.count)).contains(member.place))
        }
        hold("no member stands twice", Set(members.map(\.name)).count == members.count)
        hold("what is left out is not listed without end", listing.skipped.count <= 20)
        checkPieces(of: members.filter { $0.size < 512 }.prefix(8).map(\.self), input)
        return "\(members.map(\.name)) \(listing.skipped) \(reading.total)"
    }

    /// However the output is cut, each member gets its own bytes.
    private static func checkPieces(of members: [FHIRPackage.Member], _ input: [UInt8]) {
        let size = members.reduce(0) { $0 + $1.size }
        let output = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var start = 0
        let expected = members.map { member in
            defer { start += member.size }
            return Array(output[start..<(start + member.size)])
        }
        var pieces = MemberPieces(members)
        var found: [[UInt8]] = []
        var place = 0
        var cuts = input.makeIterator()
        while place < output.count {
            let end = min(output.count, place + 1 + Int(cuts.next() ?? 255))
            pieces.add(output[place..<end]) { found.append(Array($1)) }
            place = end
        }
        pieces.finish { found.append(Array($1)) }
        hold("each member gets its own bytes", found == expected)
        hold("a whole package is whole", pieces.areWhole)
    }
}
