/// The health questions sorted for staff: what speaks against or needs a look first, then what is
/// open, then every plain no in one line.
struct HealthAnswers {
    private(set) var positive: [StaffPage.Row] = []
    private(set) var open: [String] = []
    private(set) var negative: [String] = []

    init(_ replies: Replies) {
        for (linkId, words) in StaffWords.health {
            let reply = replies[linkId]
            if let reply, !reply.earlier.isEmpty {
                positive += StaffPage.rows(words, reply)
            } else if let reply, !reply.codes.allSatisfy({ Self.isNo($0) || $0 == "skip" }) {
                positive += StaffPage.rows(words, reply)
            } else if let reply, reply.codes.allSatisfy(Self.isNo), !reply.codes.isEmpty {
                negative.append(words)
            } else if linkId != "health.mindnow" || Self.wasMindNowAsked(replies) {
                open.append(words)
            }
        }
    }

    /// The rows in their order.
    var rows: [StaffPage.Row] {
        var rows = positive
        if rows.isEmpty { rows.append(.fact("To look at", "Nothing reported")) }
        if !open.isEmpty { rows.append(.fact("Not answered", open.joined(separator: "; "))) }
        if !negative.isEmpty { rows.append(.fact("No", negative.joined(separator: "; "))) }
        return rows
    }

    private static func isNo(_ code: String) -> Bool {
        code == "no" || code == "none" || code == "false"
    }

    private static func wasMindNowAsked(_ replies: Replies) -> Bool {
        replies["health.mind"]?.codes.contains { !isNo($0) } == true
    }
}
