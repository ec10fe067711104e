internal import FHIRModel
internal import FHIRPath

// What an interview asks its parts for all the time, in short.
extension Interview {
    /// The live response.
    var tree: JSONTree {
        get { evaluation.response }
        _modify { yield &evaluation.response }
    }

    package subscript(occurrence: Occurrence) -> ItemState {
        get { sheet[occurrence] }
        _modify { yield &sheet[occurrence] }
    }

    func item(of occurrence: Occurrence) -> Int32 { sheet.item(of: occurrence) }

    package func formItem(of occurrence: Occurrence) -> FormItem { sheet.formItem(of: occurrence) }

    package func exists(_ occurrence: Occurrence) -> Bool { sheet.exists(occurrence) }

    package func isEnabled(_ occurrence: Occurrence) -> Bool { sheet.isEnabled(occurrence) }

    func isAskable(_ occurrence: Occurrence) -> Bool { sheet.isAskable(occurrence) }

    func isPresent(_ occurrence: Occurrence) -> Bool { sheet.isPresent(occurrence) }

    func parent(of occurrence: Occurrence) -> Occurrence? { sheet.parent(of: occurrence) }

    package func place(of occurrence: Occurrence) -> Place { sheet.place(of: occurrence) }

    package func linkId(of occurrence: Occurrence) -> String {
        form.linkId(of: item(of: occurrence))
    }

    /// What an expression gives for the occurrence of its item that an instance stands in; nil where it cannot be evaluated.
    func evaluate(_ number: Int, in instance: Int32) -> [FHIRPathValue]? {
        evaluation.evaluate(number, in: instance, of: sheet, now: now)
    }

    /// Where the item `linkId` stands first in the form; nil where the form has no such item, or no instance of the
    /// repeating group around it exists.
    public func place(of linkId: String) -> Place? { sheet.place(of: linkId) }

    /// How many items are enabled, those of each repeat counted by themselves.
    public var enabledItemCount: Int { sheet.enabledItemCount }
}
