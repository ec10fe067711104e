extension Marks {
    /// Whether any desk has written marks here: only then is there a screen that may show an alert.
    func hasDesk() throws(StoreError) -> Bool {
        try logNames().contains { $0.hasPrefix("desk") }
    }
}
