import FHIRModel
import Terminology

extension QuestionnairePackage {
    /// Reads what forms need out of an archive; where it cannot be read, ``fault`` says why.
    ///
    /// - Parameters:
    ///   - path: the archive.
    ///   - member: the name of the one questionnaire that is wanted, such as `Questionnaire-a.json`; nil for all.
    init(reading path: String, only member: String? = nil) {
        self.init()
        let package = FHIRPackage(path: path)
        do throws(FHIRPackage.Fault) {
            let listing = try package.listing()
            try read(listing, of: package)
            if let member { try keep(member) }
            guard questionnaires.count <= Self.most else {
                throw FHIRPackage.Fault(
                    description:
                        "it holds \(questionnaires.count) questionnaires, and a menu \(Self.most) at most; put those that visitors are to be offered into the folder as files of their own"
                )
            }
            try readCompanions(listing.members, of: package)
            describe(listing)
        } catch {
            self = QuestionnairePackage()
            fault = error.description
        }
    }

    /// Takes the questionnaires, by what is in them where their names do not tell.
    private mutating func read(
        _ listing: FHIRPackage.Listing,
        of package: FHIRPackage
    ) throws(FHIRPackage.Fault) {
        let doubtful = listing.members.filter { member in
            !["ValueSet-", "CodeSystem-"].contains { member.file.hasPrefix($0) }
                && member.file != "package.json"
        }
        var found: [QuestionnaireParcel.File] = []
        try package.unpack(listing.questionnaires + doubtful) { member, text in
            let members = JSONMembers(of: FHIRPackage.withoutMark(text))
            // One that is no JSON is a broken questionnaire where its name says that it is one.
            let isOne =
                members.map {
                    $0.string("resourceType") == "Questionnaire"
                        || QuestionnaireTexts.isBundleOfForms($0)
                }
                ?? member.file.hasPrefix("Questionnaire-")
            if isOne { found.append(.init(name: String(member.file), bytes: Array(text)[...])) }
        }
        questionnaires = found.sorted { $0.name < $1.name }
    }

    /// Leaves the one questionnaire that was named; the others it may take in as modules.
    private mutating func keep(_ member: String) throws(FHIRPackage.Fault) {
        guard let number = questionnaires.firstIndex(where: { $0.name == member }) else {
            let names = questionnaires.map(\.name)
            let advice =
                if let near = Suggestion.nearest(to: member, among: names) {
                    "; did you mean '\(near)'?"
                } else if names.isEmpty {
                    ""
                } else {
                    "; it has \(names.joined(separator: ", "))"
                }
            throw FHIRPackage.Fault(
                description: "no questionnaire '\(member)' is in it\(advice)"
            )
        }
        let wanted = questionnaires.remove(at: number)
        (questionnaires, modules) = ([wanted], questionnaires)
    }

    /// Takes the ValueSets and CodeSystems that are named by what was taken before, until nothing new is named.
    private mutating func readCompanions(
        _ members: [FHIRPackage.Member],
        of package: FHIRPackage
    ) throws(FHIRPackage.Fault) {
        guard !questionnaires.isEmpty else { return }
        let sets = members.filter { $0.file != "package.json" }
        var wanted: [String: [FHIRPackage.Member]] = [:]
        try package.unpack(sets) { member, text in
            guard let found = JSONMembers(of: FHIRPackage.withoutMark(text)),
                ["ValueSet", "CodeSystem"].contains(found.string("resourceType") ?? "")
            else { return }
            // A supplement is wanted with the system it adds to; a system also by the name of the set of all its codes.
            for name in ["url", "valueSet", "supplements"] {
                guard let url = found.string(name) else { continue }
                wanted[Canonical(url).url, default: []].append(member)
            }
        }
        var taken: Set<String> = []
        var bytes = 0
        var fresh = (questionnaires + modules).map(\.bytes)
        while !fresh.isEmpty {
            let named = Set(fresh.flatMap { Self.words(in: $0).compactMap { wanted[$0] } }.joined())
            fresh = []
            let next = sets.filter { named.contains($0) && !taken.contains($0.name) }
            taken.formUnion(next.map(\.name))
            bytes += next.reduce(0) { $0 + $1.size }
            // What is left is found in the package itself, as those of `Terminology/` are.
            guard bytes <= Self.maximumCompanions else { return }
            var found: [QuestionnaireParcel.File] = []
            try package.unpack(next) {
                found.append(.init(name: String($0.file), bytes: Array($1)[...]))
            }
            companions += found
            fresh = found.map(\.bytes)
        }
    }

    /// How many bytes of ValueSets and CodeSystems a visit is handed with a package.
    private static let maximumCompanions = 4 << 20

    /// The stretches of a text that may be addresses: between quotation marks, bars, blanks and backslashes.
    private static func words(in text: ArraySlice<UInt8>) -> Set<String> {
        let ends = Set("\"'|\\ \n\t,#".utf8)
        return Set(
            text.split { ends.contains($0) }.lazy.filter { $0.contains(UInt8(ascii: ":")) }
                .map { String(decoding: $0, as: UTF8.self) }
        )
    }

    /// Says what of the package visitors are not shown.
    private mutating func describe(_ listing: FHIRPackage.Listing) {
        notes += listing.skipped.map { "warning: \($0)" }
        let examples = listing.exampleQuestionnaires
        if examples > 0 {
            let them = examples == 1 ? "1 questionnaire" : "\(examples) questionnaires"
            notes.append(
                "note: \(them) in its folder example \(examples == 1 ? "is" : "are") not put before visitors; one that is wanted goes into the folder as a file of its own"
            )
        }
        if questionnaires.isEmpty {
            notes.append(
                "note: no questionnaire is in it; forms take ValueSets and CodeSystems from it"
            )
        }
    }
}

extension FHIRPackage {
    /// A text without the byte order mark some editors put before it.
    static func withoutMark(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text
    }
}
