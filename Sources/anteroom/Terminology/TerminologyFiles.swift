import FHIRModel
import Synchronization
import Terminology

/// The files that hold ValueSets and CodeSystems: indexed when one is first wanted, each read when it is.
final class TerminologyFiles: Sendable {
    private enum Source: Sendable {
        case file(String)
        case member(String, FHIRPackage.Member)
    }

    private struct State {
        var sources: [Source] = []
        var problems: [String] = []
        var packages = 0
        var group = 0
        var isOpen = false
    }

    let places: TerminologyPlaces
    private let state = Mutex(State())

    init(_ places: TerminologyPlaces) { self.places = places }

    /// A library of these files, except for what somebody else answers.
    func library(exceptFor known: TerminologyUse? = nil) -> TerminologyLibrary {
        TerminologyLibrary(
            exceptFor: known,
            open: { [self] in index() },
            read: { [self] in texts([$0])[$0] }
        )
    }

    /// What is wrong with files and packages, each with the path before it; none before something was looked for.
    var problems: [String] { state.withLock { $0.problems } }

    /// Whether it takes long to look through them, so that it is worth handing on what was found.
    var areMany: Bool { state.withLock { $0.packages > 0 || $0.sources.count > 64 } }

    /// Looks into every file.
    func index() -> TerminologyIndex {
        state.withLock { state in
            state = State()
            state.isOpen = true
            var index = TerminologyIndex()
            for (path, rank) in places.files {
                state.group += 1
                if TerminologyPlaces.isPackage(path) {
                    state.packages += 1
                    add(package: path, rank, to: &index, &state)
                } else {
                    add(file: path, rank, to: &index, &state)
                }
            }
            return index
        }
    }

    private func add(
        file path: String,
        _ rank: ResourceHead.Rank,
        to index: inout TerminologyIndex,
        _ state: inout State
    ) {
        do {
            let bytes = try FileReading.bytes(of: path, kind: .regular)
            if Self.add(bytes[...], named: path, rank, nil, to: &index, state) {
                state.sources.append(.file(path))
            }
        } catch {
            state.problems.append("\(path): warning: \(error.advice) [terminology]")
        }
    }

    private func add(
        package path: String,
        _ rank: ResourceHead.Rank,
        to index: inout TerminologyIndex,
        _ state: inout State
    ) {
        let package = FHIRPackage(path: path)
        do {
            let listing = try package.listing()
            state.problems += listing.skipped.map { "\(path): warning: \($0) [terminology]" }
            let manifest = listing.members.filter { $0.name.hasSuffix("package/package.json") }
            var isCore = false
            try package.unpack(manifest) { isCore = Self.isCore($1) }
            let rank = rank == .loose ? .package : rank
            try package.unpack(listing.members.filter { !manifest.contains($0) }) { member, text in
                let name = "\(path): \(member.name)"
                if Self.add(text, named: name, rank, isCore, to: &index, state) {
                    state.sources.append(.member(path, member))
                }
            }
        } catch {
            state.problems.append("\(path): warning: \(error) [terminology]")
        }
    }

    private static func add(
        _ text: ArraySlice<UInt8>,
        named name: String,
        _ rank: ResourceHead.Rank,
        _ isCore: Bool?,
        to index: inout TerminologyIndex,
        _ state: State
    ) -> Bool {
        let text = FHIRPackage.withoutMark(text)
        return index.add(text, named: name, rank: rank, group: state.group, isCore: isCore) != nil
    }

    /// Whether a package's manifest is that of HL7's FHIR core.
    private static func isCore(_ manifest: ArraySlice<UInt8>) -> Bool {
        guard let tree = try? JSONTree(parsing: Array(FHIRPackage.withoutMark(manifest))),
            let name = tree.string(at: tree.child("name", of: tree.root))
        else { return false }
        return name.hasPrefix("hl7.fhir.r") && name.hasSuffix(".core")
    }

    /// The bytes of texts by their numbers; those that cannot be read any more are left out.
    func texts(_ numbers: [Int]) -> [Int: [UInt8]] {
        let sources = state.withLock { $0.sources }
        var texts: [Int: [UInt8]] = [:]
        var members: [String: [(number: Int, member: FHIRPackage.Member)]] = [:]
        for number in numbers.sorted() where sources.indices.contains(number) {
            switch sources[number] {
            case .file(let path):
                let bytes = try? FileReading.bytes(of: path, kind: .regular)
                texts[number] = bytes.map { Array(FHIRPackage.withoutMark($0[...])) }
            case .member(let path, let member):
                members[path, default: []].append((number, member))
            }
        }
        for (path, wanted) in members {
            let numbers = Dictionary(wanted.map { ($0.member.name, $0.number) }) { one, _ in one }
            try? FHIRPackage(path: path).unpack(wanted.map(\.member)) { member, text in
                if let number = numbers[member.name] {
                    texts[number] = Array(FHIRPackage.withoutMark(text))
                }
            }
        }
        return texts
    }
}
