internal import FHIRModel
internal import Synchronization

/// ValueSets and CodeSystems of a folder, indexed when one is first asked for and each read when it is wanted.
///
/// It does no input of its own: who makes it hands over how the index is made and how a text is read.
package final class TerminologyLibrary: TerminologySource {
    private struct State {
        var index: TerminologyIndex?
        /// Texts that were read, by number.
        var trees: [Int: JSONTree] = [:]
        var treeBytes = 0
        var use = TerminologyUse()
    }

    private let state = Mutex(State())
    private let open: @Sendable () -> TerminologyIndex
    private let read: @Sendable (Int) -> [UInt8]?
    /// What another library has answered already, for which this one need not be opened.
    private let known: TerminologyUse?

    /// How much text is kept read.
    private static let maximumKept = 16 << 20

    /// - Parameters:
    ///   - known: questions that somebody answered before with what is handed over beside; this library does not answer them.
    ///   - open: makes the index; called once, when something is asked.
    ///   - read: the bytes of a text by its number in the index, without a byte order mark; nil where they are gone.
    package init(
        exceptFor known: TerminologyUse? = nil,
        open: @escaping @Sendable () -> TerminologyIndex,
        read: @escaping @Sendable (Int) -> [UInt8]?
    ) {
        self.known = known
        self.open = open
        self.read = read
    }

    /// Whether it holds its index.
    package var isOpen: Bool { state.withLock { $0.index != nil } }

    /// What was asked of it so far, and what of it was read.
    package var use: TerminologyUse { state.withLock { $0.use } }

    package func heads(_ kind: TerminologyResource.Kind, at url: String) -> [ResourceHead] {
        answer("\(kind.rawValue) \(url)") { $0.heads(kind, at: url) }
    }

    package func codeSystemHeads(ofValueSet url: String) -> [ResourceHead] {
        answer("all \(url)") { $0.codeSystemHeads(ofValueSet: url) }
    }

    package func supplementHeads(of system: String) -> [ResourceHead] {
        answer("supplements \(system)") { $0.supplementHeads(of: system) }
    }

    package func contained(_ kind: TerminologyResource.Kind, id: String) -> TerminologyResource? {
        nil
    }

    /// Lets go of the index and of what was read, until something is asked again; what was asked (``use``) stays known.
    ///
    /// For who has compiled their forms: thousands of addresses need not be held for days.
    package func close() {
        state.withLock { state in
            state.index = nil
            state.trees = [:]
            state.treeBytes = 0
        }
    }

    private func answer(
        _ question: String,
        _ look: (TerminologyIndex) -> [ResourceHead]
    ) -> [ResourceHead] {
        if known?.questions.contains(question) == true { return [] }
        return state.withLock { state in
            state.use.questions.insert(question)
            return look(index(in: &state))
        }
    }

    private func index(in state: inout State) -> TerminologyIndex {
        if let index = state.index { return index }
        let index = open()
        state.index = index
        return index
    }

    package func resource(_ head: ResourceHead) -> TerminologyResource? {
        state.withLock { state in
            let index = index(in: &state)
            guard index.entries.indices.contains(head.number) else { return nil }
            let entry = index.entries[head.number]
            guard let tree = tree(entry.text, in: &state) else { return nil }
            var node = tree.root
            if let number = entry.entry {
                let nodes = tree.resources(around: tree.root)
                guard nodes.indices.contains(number) else { return nil }
                node = nodes[number]
            }
            let text = index.texts[entry.text]
            state.use.texts[entry.text] = text
            return TerminologyResource(
                tree: tree,
                node: node,
                file: entry.text,
                group: text.group,
                fileName: text.name
            )
        }
    }

    private func tree(_ number: Int, in state: inout State) -> JSONTree? {
        if let known = state.trees[number] { return known }
        guard let bytes = read(number), let tree = try? JSONTree(parsing: bytes) else { return nil }
        if state.treeBytes > Self.maximumKept {
            state.trees = [:]
            state.treeBytes = 0
        }
        state.trees[number] = tree
        state.treeBytes += bytes.count
        return tree
    }
}

/// What forms have asked of a library, and which texts were read for it: enough to hand on instead of the library.
package struct TerminologyUse: Sendable, Equatable {
    /// Everything that was asked, also what there was no answer to.
    package var questions: Set<String> = []
    /// The texts that were read, by number.
    package var texts: [Int: TerminologyIndex.Text] = [:]

    /// Nothing.
    package init() {}
}
