/// One item in one instance.
struct Occurrence: Sendable, Hashable {
    var instance: Int32
    var slot: Int32

    init(_ instance: Int32, _ slot: Int32) {
        self.instance = instance
        self.slot = slot
    }
}
