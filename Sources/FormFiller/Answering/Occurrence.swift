/// One item in one instance.
package struct Occurrence: Sendable, Hashable {
    package var instance: Int32
    package var slot: Int32

    package init(_ instance: Int32, _ slot: Int32) {
        self.instance = instance
        self.slot = slot
    }
}
