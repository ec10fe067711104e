import Kiosk

extension GreekWords {
    var startOrTypeCode: String { Self.greek("start or type") }
    var haveCodeOption: String { Self.greek("a code") }
    var enterCode: Passage { code("enter") }
    var codeShape: String { Self.greek("shape") }
    var codeRefused: String { Self.greek("refused") }
    var codesPaused: Passage { code("paused") }
    var codeWithoutForms: Passage { code("without forms") }
    func dueForms(_ count: Int) -> Passage { code("due") }
    func dueForm(_ title: String, isDone: Bool) -> String { title }
    var someFormsMissing: String { Self.greek("missing") }
    func formSent(_ number: String) -> String { Self.greek("sent") + " " + number }
    var stopAfterSending: Passage { code("stop") }
    var erasedAfterSending: Passage { code("erased") }

    private func code(_ name: String) -> Passage {
        Passage(title: Self.greek(name), text: Self.greek("text"), hint: Self.greek("hint"))
    }
}
