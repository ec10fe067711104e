internal import FHIRModel

/// The certain mends of a questionnaire that is JSON but is written otherwise than R4 has it.
enum StructureMends {
    /// Values in or without quotation marks, single values where an array belongs, and a missing status.
    static func mends(of questionnaire: Questionnaire, in source: [UInt8]) -> [Mend] {
        var mends = questionnaire.misfits().map { misfit in
            Mend(misfit.range, misfit.replacement, words(for: misfit.mend))
        }
        if let status = statusMend(questionnaire, source) { mends.append(status) }
        return mends
    }

    private static func words(for mend: ValueMisfit.Mend) -> String {
        switch mend {
        case .unquoted: "the quotation marks around a boolean or a number are taken out"
        case .quoted: "quotation marks are put around a text"
        case .wrapped: "a single value is put into the array it belongs in"
        }
    }

    /// `"status": "draft"` behind the resourceType, on a line of its own where that stands on one.
    private static func statusMend(_ questionnaire: Questionnaire, _ source: [UInt8]) -> Mend? {
        let tree = questionnaire.tree
        guard tree.child(.status, of: questionnaire.node) == JSONNode.none,
            tree.child(ElementName.status.companion, of: questionnaire.node) == JSONNode.none
        else { return nil }
        let type = tree.child(.resourceType, of: questionnaire.node)
        guard let start = tree.sourceOffset(of: type), let text = tree.string(at: type) else {
            return nil
        }
        let end = start + text.utf8.count + 2
        // The name's own quotation marks stand before the colon.
        let name = source[..<start].lastIndex(of: UInt8(ascii: ":")).flatMap { colon in
            source[..<colon].lastIndex(of: UInt8(ascii: "\"")).flatMap { close in
                source[..<close].lastIndex(of: UInt8(ascii: "\""))
            }
        }
        guard let name, end <= source.count else { return nil }
        let blanks = source[..<name].reversed().prefix {
            $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D
        }
        let lead = String(decoding: blanks.reversed(), as: UTF8.self)
        let isOwnLine = lead.utf8.contains(0x0A)
        return Mend(
            end..<end,
            ",\(isOwnLine ? lead : " ")\"status\": \"draft\"",
            "the missing status is written as draft"
        )
    }
}
