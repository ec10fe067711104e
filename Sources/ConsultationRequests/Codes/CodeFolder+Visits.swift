import FHIRModel
import SystemPackage

extension CodeFolder {
    /// The code that somebody typed, where it waits to be used; nil for any other, whatever the reason.
    public func waiting(_ code: VisitCode) throws(StoreError) -> IssuedCode? {
        try waiting().first { $0.isOpened(by: code) }
    }

    /// Uses a code up, durably, before the first question is shown.
    ///
    /// - Returns: false where another kiosk was first, or staff have taken it back: then no visit begins.
    public func begin(_ code: IssuedCode) throws(StoreError) -> Bool {
        try place.place(
            beside: code.number,
            suffix: Self.used,
            note([(.event, Event.begun.rawValue)])
        )
    }

    /// Notes that a form of a code became a request.
    ///
    /// - Parameters:
    ///   - form: Which of its forms, from 1.
    ///   - request: The number of the request.
    ///   - code: The code.
    /// - Throws: Why it is not on the disk.
    public func noteSent(
        form: Int,
        as request: RequestNumber,
        of code: IssuedCode
    ) throws(StoreError) {
        let bytes = note([(.record, request.description)])
        _ = try place.place(beside: code.number, suffix: Self.sent(form), bytes)
    }

    /// Notes that the visit of a code came to an end, with all forms sent or not.
    public func noteEnd(of code: IssuedCode) throws(StoreError) {
        _ = try place.place(beside: code.number, suffix: Self.ended, note([]))
    }
}
