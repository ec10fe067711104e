internal import FHIRModel

// What an expression that stands on an item is evaluated for: the item's occurrence around it.
extension AnswerSheet {
    /// The instance around this one (or itself) that tells one occurrence of an item from others.
    func home(of item: Int32, from instance: Int32) -> Int32 {
        guard item >= 0 else { return 0 }
        let wanted = form.items[Int(item)]
        var instance = instance
        while true {
            let here = instances[Int(instance)]
            if here.context == wanted.context || here.context == wanted.opens { return instance }
            guard here.parent >= 0 else { return instance }
            instance = here.parent
        }
    }

    /// The nodes in the response of an item's occurrence that an instance stands in; none where it is not there.
    func nodes(of item: Int32, in instance: Int32) -> [JSONNode] {
        let wanted = form.items[Int(item)]
        var instance = instance
        while true {
            let here = instances[Int(instance)]
            if here.context == wanted.opens, wanted.type == .group {
                return here.isPresent ? [here.node] : []
            }
            if here.context == wanted.context {
                let occurrence = Occurrence(instance, wanted.slot)
                guard isPresent(occurrence) else { return [] }
                guard wanted.opens >= 0, wanted.type == .group else {
                    return [self[occurrence].node]
                }
                return self[occurrence].instances.filter { instances[Int($0)].isPresent }
                    .map { instances[Int($0)].node }
            }
            guard here.parent >= 0 else { return [] }
            instance = here.parent
        }
    }
}
