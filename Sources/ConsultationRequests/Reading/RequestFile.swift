public import FHIRModel
public import StaffPages

/// The name of a request's file: its number, and whether it is sealed.
public struct RequestFileName: Sendable, Hashable, Comparable {
    /// The request's number.
    public let number: RequestNumber
    /// Whether the file is sealed with `age`.
    public let isSealed: Bool

    /// Reads `20261123T141507Z-7F3KQ2.json` or `….json.age`; nil for any other name.
    public init?(_ name: some StringProtocol) {
        isSealed = name.hasSuffix(".json.age")
        guard isSealed || name.hasSuffix(".json"),
            let number = RequestNumber(name.dropLast(isSealed ? 9 : 5))
        else { return nil }
        self.number = number
    }

    /// Earlier requests come first.
    public static func < (left: RequestFileName, right: RequestFileName) -> Bool {
        (left.number, left.isSealed ? 1 : 0) < (right.number, right.isSealed ? 1 : 0)
    }
}

extension RequestFileName: CustomStringConvertible {
    /// The name as it stands in the folder.
    public var description: String { "\(number).json\(isSealed ? ".age" : "")" }
}

/// Why a file is not shown as a request.
///
/// None of the cases holds any of its content.
public enum RequestFault: Error, Sendable, Equatable {
    /// It was there and is no more, or is no regular file.
    case gone
    /// It could not be read.
    case unreadable(StoreError)
    /// It is sealed and no identity was given.
    case sealed
    /// It is sealed and was not opened.
    case notOpened(SealingError)
    /// It is not JSON.
    case notJSON(JSONSyntaxError)
    /// It is JSON, but no consultation request.
    case notARequest(String)
    /// It is not what was sent: its SHA-256 differs from the audit trail's.
    case changed

    /// Whether the file is to be called damaged; a file that is gone or merely sealed is not.
    public var isDamage: Bool {
        switch self {
        case .gone, .sealed: false
        case .unreadable, .notOpened, .notJSON, .notARequest, .changed: true
        }
    }
}

extension RequestFault: CustomStringConvertible {
    /// What is wrong and how staff can mend it.
    public var description: String {
        switch self {
        case .gone: "it is no longer there"
        case .unreadable(let error): error.description
        case .sealed: "it is sealed; give the clinic's identity file with --identity"
        case .notOpened(let error): error.description
        case .notJSON(let error):
            "damaged: not valid JSON at \(error.position); fetch it from a backup"
        case .notARequest(let rule): "damaged: \(rule); fetch it from a backup"
        case .changed:
            "damaged: it is not what was sent, its SHA-256 differs from the audit trail's;"
                + " fetch it from a backup"
        }
    }
}

/// A request that was read whole: its text and its Bundle.
public struct RequestFile: Sendable {
    /// The file's name.
    public let name: String
    /// The number in its name, where it has one.
    public let number: RequestNumber?
    /// The Bundle's text, opened where it was sealed.
    public let bytes: [UInt8]
    /// The Bundle.
    public let bundle: JSONTree
}

extension RequestFile {
    /// The page of it for staff, its times by the clinic's clock.
    public func page(clock: ClinicClock) -> StaffPage? {
        StaffPage(bundle: bundle, number: number, clock: clock)
    }
}

extension StaffPage {
    /// The page of a request.
    ///
    /// - Parameters:
    ///   - bundle: The request's transaction Bundle; nil is returned where it is no Bundle.
    ///   - number: Its number, from the file's name; looked up in the Bundle when nil.
    ///   - clock: The clinic's clock, for times and the request's age.
    public init?(bundle: JSONTree, number: RequestNumber?, clock: ClinicClock) {
        let number = number ?? RequestContent(bundle)?.number
        self.init(
            bundle: bundle,
            numberText: number.map { "\($0.spoken) (\($0))" },
            clock: clock
        )
    }
}

extension RequestContent {
    /// The request's number, from the identifier this product gives it.
    var number: RequestNumber? { numberText.flatMap { RequestNumber($0) } }
}

extension RequestFile: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The file's name; nothing of its content.
    public var description: String { "RequestFile \(name) <redacted>" }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing of the content.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
