/// Why a request could not be sealed or opened.
///
/// None of the cases holds any of its content, nor a secret key.
public enum SealingError: Error, Sendable, Equatable {
    /// There is no `age` program on the search path.
    case programMissing(searched: String)
    /// `age` refused a recipient or a recipients file; its own words.
    case badRecipient(String)
    /// A secret key was given where a recipient is wanted.
    case secretKeyGiven
    /// No recipient was given.
    case noRecipient
    /// `age` did not end well; its own words, or how it ended.
    case failed(String)
    /// The text is not sealed with `age`, is damaged, or is sealed to another key; `age`'s words.
    case notOpened(String)
}

extension SealingError: CustomStringConvertible {
    /// What failed and how staff can mend it.
    public var description: String {
        switch self {
        case .programMissing(let searched):
            "no `age` program in \(searched). Install it: apt-get install age."
        case .badRecipient(let words):
            "age does not accept the recipient: \(words). Give the clinic's public key, age1…,"
                + " as age-keygen prints it."
        case .secretKeyGiven:
            "a secret key was given as recipient. Take it off the kiosk, make a new key, and give"
                + " the public one, age1…."
        case .noRecipient:
            "the recipients file names no recipient. Put the clinic's public key, age1…, in it."
        case .failed(let words):
            "age did not seal the request: \(words). Nothing was written."
        case .notOpened(let words):
            "age does not open it: \(words). Use the clinic's identity file; if it is the right"
                + " one, the file is damaged."
        }
    }
}
