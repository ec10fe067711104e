/// The places of a response that a part of an expression may lead to.
struct ResponsePlaces: Equatable {
    /// The response itself.
    var isRoot = false
    /// The input.
    var isContext = false
    /// What a variable holds.
    var isVariable = false
    /// Items of these linkIds, and their answers.
    var items = SmallSet<Int32>.none

    /// Any item, until a `where(linkId = …)` says which.
    var isAnyItem = false
    /// Any item under these, until a `where(linkId = …)` says which.
    var under = SmallSet<Int32>.none
    /// Any item under the input, until a `where(linkId = …)` says which.
    var isUnderContext = false
    /// Any item under what a variable holds, until a `where(linkId = …)` says which.
    var isUnderVariable = false

    /// Whether it is not yet said which items are meant.
    var isOpen: Bool {
        isAnyItem || !under.isEmpty || isUnderContext || isUnderVariable
    }

    /// Either of two.
    func union(_ other: ResponsePlaces) -> ResponsePlaces {
        ResponsePlaces(
            isRoot: isRoot || other.isRoot,
            isContext: isContext || other.isContext,
            isVariable: isVariable || other.isVariable,
            items: items.union(other.items),
            isAnyItem: isAnyItem || other.isAnyItem,
            under: under.union(other.under),
            isUnderContext: isUnderContext || other.isUnderContext,
            isUnderVariable: isUnderVariable || other.isUnderVariable
        )
    }

    /// The items right under these places, or anywhere under them.
    var inner: ResponsePlaces {
        ResponsePlaces(
            isAnyItem: isAnyItem || isRoot,
            under: under.union(items),
            isUnderContext: isUnderContext || isContext,
            isUnderVariable: isUnderVariable || isVariable
        )
    }
}
