internal import FHIRModel
internal import FormFiller

/// Dates of the questionnaire itself that contradict each other or, where the day is known, lie in the future: an approval nobody
/// can have given yet, a time of use that is over or has not begun.
struct DateRules {
    mutating func finish(_ subject: inout CheckSubject) {
        let root = subject.questionnaire.node
        let approval = DatedElement("approvalDate", of: root, in: subject.tree)
        let review = DatedElement("lastReviewDate", of: root, in: subject.tree)
        let change = DatedElement(.date, of: root, in: subject.tree)
        checkFuture(approval, "nobody can have approved it yet", &subject)
        checkFuture(review, "nobody can have reviewed it yet", &subject)
        checkFuture(change, "it cannot have been changed then", &subject)
        if let approval, let review, review.date.compare(approval.date) == .ascending {
            subject.report(
                .warning,
                .dates,
                "the last review is earlier than the approval; mend one of the two",
                at: max(approval.node, review.node)
            )
        }
        checkPeriod(&subject)
    }

    private func checkFuture(
        _ element: DatedElement?,
        _ reason: String,
        _ subject: inout CheckSubject
    ) {
        guard let element, let today = subject.settings.today, element.isAfter(today) else {
            return
        }
        subject.report(
            .warning,
            .dates,
            "\(element.name) lies in the future: \(reason); mend the date",
            at: element.node
        )
    }

    private func checkPeriod(_ subject: inout CheckSubject) {
        let period = subject.tree.child("effectivePeriod", of: subject.questionnaire.node)
        guard period != JSONNode.none, subject.tree.kind(of: period) == .object else { return }
        let start = DatedElement("start", of: period, in: subject.tree)
        let end = DatedElement("end", of: period, in: subject.tree)
        if let start, let end, end.date.compare(start.date) == .ascending {
            subject.report(
                .error,
                .per1,
                "the period ends before it starts; mend one of the two",
                at: max(start.node, end.node)
            )
            return
        }
        guard let today = subject.settings.today else { return }
        if let start, start.isAfter(today) {
            subject.report(
                .warning,
                .dates,
                "the time of use has not begun, but visitors see the form already; take the file out of the folder until then, or mend the date",
                at: start.node
            )
        } else if let end, end.isBefore(today) {
            subject.report(
                .warning,
                .dates,
                "the time of use is over, but visitors still see the form; take the file out of the folder, or mend the date",
                at: end.node
            )
        }
    }
}

/// A date of the questionnaire with its place.
private struct DatedElement {
    let name: String
    let date: FHIRDateTime
    let node: JSONNode

    /// nil where there is none, or none that can be read, which is a fault of structure.
    init?(_ name: ElementName, of parent: JSONNode, in tree: JSONTree) {
        node = tree.child(name, of: parent)
        guard let date = tree.string(at: node).flatMap({ FHIRDateTime($0) }) else { return nil }
        self.name = name.string
        self.date = date
    }

    /// Whether all of it is later than a day; clocks of other time zones are a day ahead at the most.
    func isAfter(_ today: FHIRDateTime) -> Bool { order(to: today, allowance: 1) == .descending }

    /// Whether all of it is earlier than a day.
    func isBefore(_ today: FHIRDateTime) -> Bool { order(to: today, allowance: -1) == .ascending }

    /// By as many parts as the date has: of a year nothing is said but whether it is past or to come.
    private func order(to today: FHIRDateTime, allowance: Int) -> Ordering {
        let days = FHIRDateTime.dayNumber(
            year: today.year,
            month: today.month ?? 1,
            day: today.day ?? 1
        )
        let limit = FHIRDateTime.date(ofDayNumber: days + (date.offset == nil ? 0 : allowance))
        if date.year != limit.year { return date.year < limit.year ? .ascending : .descending }
        guard let month = date.month else { return .equal }
        if month != limit.month { return month < limit.month ? .ascending : .descending }
        guard let day = date.day else { return .equal }
        return day == limit.day ? .equal : day < limit.day ? .ascending : .descending
    }
}
