import Testing

@testable import FormFiller

/// Where the person is, by itself, without a form.
@Suite("Navigation as a value")
struct NavigationValueTests {
    private let stops = (0..<4).map { Cursor(occurrence: Occurrence(0, $0)) }
    private let problem = PlacedProblem(place: nil, linkId: "q", problem: .required)

    @Test(
        "whoever changes an answer goes on to what is unseen, and where they were before is the end of the change"
    )
    func change() {
        var navigation = Navigation()
        navigation.place(at: stops[3])
        navigation.change(at: stops[0].occurrence)
        #expect(navigation.goesToUnseen)
        // The change enabled something before the place the person came from.
        navigation.goOn(toUnseen: stops[1])
        #expect(navigation.isChanging)
        navigation.goOn(toUnseen: stops[3])
        #expect(!navigation.isChanging)
        #expect(navigation.cursor == stops[3])
    }

    @Test("a second change while changing still ends where the first began")
    func secondChange() {
        var navigation = Navigation()
        navigation.place(at: stops[3])
        navigation.change(at: stops[1].occurrence)
        navigation.change(at: stops[0].occurrence)
        #expect(navigation.resumption == stops[3])
    }

    @Test("going back ends a change")
    func back() {
        var navigation = Navigation()
        navigation.place(at: stops[3])
        navigation.change(at: stops[1].occurrence)
        navigation.goBack(to: stops[0])
        #expect(!navigation.goesToUnseen)
        #expect(navigation.cursor == stops[0])
    }

    @Test("past the end the person goes to what is unseen until there is nothing")
    func end() {
        var navigation = Navigation()
        navigation.passEnd(toUnseen: stops[2])
        #expect(navigation.goesToUnseen)
        navigation.goOn(toUnseen: nil)
        #expect(navigation.cursor == nil)
        #expect(!navigation.isChanging)
    }

    @Test(
        "a problem that cannot be mended is told once, one that can be again and again",
        arguments: [true, false]
    )
    func comingBack(once: Bool) {
        var navigation = Navigation()
        navigation.comeBack(to: stops[1].occurrence, because: problem, once: once)
        #expect(navigation.returned?.problem == .required)
        #expect(navigation.goesToUnseen)
        #expect(navigation.dismissed.contains(problem) == once)
        navigation.goOn(toUnseen: nil)
        #expect(navigation.returned == nil)
    }
}
