import Testing

@testable import Kiosk

/// The beginning of an option's words stands for it where no other begins so.
struct TypedOptionTests {
    private func begun(_ line: String, _ texts: String...) -> Int? {
        TypedOptions.begun(by: line, of: texts)
    }

    @Test(arguments: ["yes", "Yes.", "yesss", "yes you", "YES, YOU MAY"])
    func `What begins one option is that option`(line: String) {
        #expect(begun(line, "Not now", "Yes, you may") == 1)
    }

    @Test func `What could begin two options is neither`() {
        #expect(begun("yes", "Yes, and it is controlled", "Yes, and it is high", "No") == nil)
        #expect(begun("yes", "Yes", "Yes, but not today") == nil)
        #expect(begun("i", "I am not sure") == nil)
    }

    @Test(arguments: ["y", "n", "Y."])
    func `One letter is none`(line: String) {
        #expect(begun(line, "Yes", "No") == nil)
    }

    @Test func `Only whole words count`() {
        #expect(begun("no", "Not now", "None of these") == nil)
        #expect(begun("not", "Not now", "None of these") == 0)
        #expect(begun("talk", "I want to talk to a person now", "No") == nil)
        #expect(begun("...", "Yes", "No") == nil)
        #expect(begun("", "Yes", "No") == nil)
    }

    @Test func `A word for no in one language is not one for yes in another`() {
        #expect(begun("sí", "No", "Sí, pueden") == 1)
        #expect(begun("si", "No", "Sí, pueden") == 1)
    }
}
