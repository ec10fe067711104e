/// Where an item stands in one interview: the item, and which repeat of the groups around it.
///
/// A place stays valid for the whole interview, also while its question is disabled; a removed repeat's places never
/// come back for another repeat.
public struct Place: Sendable, Hashable {
    /// The number of the item in ``Form``, in document order.
    let item: Int32
    /// The instance of the repeating context the item stands in; 0 is the form itself.
    let instance: Int32
}
