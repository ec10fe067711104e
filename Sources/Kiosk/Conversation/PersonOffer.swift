/// The offer of a person, after words of distress or three lines that were no answer to a question of somebody's safety.
///
/// It holds none of those words, but where they may be the answer to a question that takes the visitor's own.
struct PersonOffer: Sendable {
    var kind: Distress.Kind
    /// Whether it was plainly denied, so that silence calls nobody.
    var isDenied = false
    /// The line, where the visitor may say that it is their answer.
    var answer: String?
    /// Replies that were neither yes nor no.
    var unclearReplies = 0
}
