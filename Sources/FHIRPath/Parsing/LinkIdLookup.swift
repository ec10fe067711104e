import FHIRModel

/// A step whose results meet a criterion on their `linkId` right away: `item.where(linkId = 'a')`.
///
/// Such a step need not make all its results, as most would be dropped: the tree's index tells those
/// that can meet the criterion. The criterion is evaluated all the same.
struct LinkIdLookup: Sendable {
    enum Step: Sendable {
        /// `item`.
        case item
        /// `repeat(item)`.
        case items
        /// `repeat(item | answer.item)`, with the answers themselves or without.
        case itemsAndAnswers
        /// `descendants()`.
        case descendants
    }

    var step: Step
    /// The linkIds that can meet the criterion, as UTF-8.
    var texts: [[UInt8]]
}

extension ExpressionTree {
    /// Finds every such step; to be called once the tree is complete.
    mutating func findLookups() {
        let found = foundLookups()
        lookups.reserveCapacity(found.count)
        for (source, lookup) in found {
            nodes[Int(source)].lookup = Int32(lookups.count)
            lookups.append(lookup)
        }
    }

    private func foundLookups() -> [(source: Index, lookup: LinkIdLookup)] {
        guard members.contains(where: { $0.name == ElementName.linkId }), !asksForPlaces else {
            return []
        }
        var found: [(source: Index, lookup: LinkIdLookup)] = []
        found.reserveCapacity(literals.count)
        for node in nodes {
            guard case .call(let function) = node.operation,
                function == .where || function == .exists, node.operandCount == 2
            else { continue }
            let source = operand(0, of: node)
            guard let step = lookupStep(source),
                let texts = linkIds(wantedBy: operand(1, of: node))
            else { continue }
            found.append((source, LinkIdLookup(step: step, texts: texts)))
        }
        return found
    }

    /// Whether `$index` stands anywhere.
    private var asksForPlaces: Bool {
        nodes.contains { if case .index = $0.operation { true } else { false } }
    }

    private func lookupStep(_ index: Index) -> LinkIdLookup.Step? {
        let node = node(index)
        switch node.operation {
        case .member(let member):
            return members[Int(member)].name == ElementName.item ? .item : nil
        case .call(.descendants): return .descendants
        case .call(.repeat): return closure(operand(1, of: node))
        case .call, .empty, .literal, .zonedTime, .focus, .this, .index, .total, .variable, .type,
            .binary, .negate, .affirm, .descending, .indexer, .instance:
            return nil
        }
    }

    /// The step that a projection of `repeat` makes again and again.
    private func closure(_ projection: Index) -> LinkIdLookup.Step? {
        let node = node(projection)
        if isPath([ElementName.item], projection) { return .items }
        guard case .binary(.union) = node.operation else { return nil }
        let (left, right) = (operand(0, of: node), operand(1, of: node))
        for (one, other) in [(left, right), (right, left)] where isPath([ElementName.item], one) {
            if isPath([ElementName.answer, ElementName.item], other)
                || isPath([ElementName.answer], other)
            {
                return .itemsAndAnswers
            }
        }
        return nil
    }

    /// Whether a node is a path of these names from `$this`.
    private func isPath(_ names: [ElementName], _ index: Index) -> Bool {
        var index = index
        for name in names.reversed() {
            let node = node(index)
            guard case .member(let member) = node.operation, members[Int(member)].name == name
            else { return false }
            index = operand(0, of: node)
        }
        return node(index).operation == .focus || node(index).operation == .this
    }

    /// The linkIds one of which every item must have that meets the criterion; nil if it may have others.
    private func linkIds(wantedBy criterion: Index) -> [[UInt8]]? {
        let node = node(criterion)
        guard case .binary(let binary) = node.operation else { return nil }
        let (left, right) = (operand(0, of: node), operand(1, of: node))
        if binary == .and { return linkIds(wantedBy: left) }
        if binary == .or {
            guard let one = linkIds(wantedBy: left), let other = linkIds(wantedBy: right) else {
                return nil
            }
            return one + other.filter { !one.contains($0) }
        }
        if binary == .equal {
            if isLinkId(left) { return strings(right, isUnion: false) }
            return isLinkId(right) ? strings(left, isUnion: false) : nil
        }
        guard binary == .in, isLinkId(left) else { return nil }
        return strings(right, isUnion: true)
    }

    /// The text of a literal, or of those in a union.
    private func strings(_ index: Index, isUnion: Bool) -> [[UInt8]]? {
        let node = node(index)
        if case .literal(let literal) = node.operation, case .string = literals[Int(literal)] {
            return [literalTexts[Int(literal)]]
        }
        guard isUnion, case .binary(.union) = node.operation,
            let one = strings(operand(0, of: node), isUnion: true),
            let other = strings(operand(1, of: node), isUnion: true)
        else { return nil }
        return one + other.filter { !one.contains($0) }
    }
}
