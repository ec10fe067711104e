internal import FHIRModel

extension AnswerSheet {
    /// How many instances of a group may be made where the form sets no `maxOccurs`.
    static var maximumInstances: Int { 1000 }

    /// Makes an instance of a repeating item, in which nothing is enabled yet; the caller puts it in its place among the others.
    package mutating func makeInstance(of owner: Occurrence) -> Int32 {
        let context = formItem(of: owner).opens
        let instance = Int32(instances.count)
        instances.append(
            Instance(
                context: context,
                parent: owner.instance,
                owner: owner.slot,
                count: form.contexts[Int(context)].items.count
            )
        )
        return instance
    }

    /// Makes the instances a repeating group begins with.
    mutating func makeInstances(_ count: Int, of group: Occurrence) {
        for _ in 0..<min(max(count, 1), Self.maximumInstances) {
            self[group].instances.append(makeInstance(of: group))
        }
    }

    /// An instance for every answer of a repeating question: an answer that was there before keeps its own, and so what is
    /// answered below it; of the others, those that are left over.
    mutating func matchInstances(
        of question: Occurrence,
        before old: [AnswerValue]
    ) -> (matched: [Int32], unused: [Int32]) {
        var unused = Array(zip(old, self[question].instances))
        var matched: [Int32] = []
        for value in self[question].answers {
            if let index = unused.firstIndex(where: { $0.0.isSameAnswer(as: value) }) {
                matched.append(unused.remove(at: index).1)
            } else {
                matched.append(makeInstance(of: question))
            }
        }
        return (matched, unused.map(\.1))
    }

    /// Forgets all that was known in an instance which nothing in is enabled any more.
    mutating func empty(_ instance: Int32) {
        instances[Int(instance)].items = []
        instances[Int(instance)].isPresent = false
    }

    /// How many instances of a group hold an answer.
    func answeredInstances(of group: Occurrence) -> Int {
        self[group].instances.count { instances[Int($0)].isPresent }
    }
}
