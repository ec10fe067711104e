import FHIRModel
import Testing

@testable import Kiosk

/// A voice that begins, asks, ends or fails in the middle of a visit.
struct VoiceInAVisitTests {
    /// A visit with the shipped questionnaires at its first page, silent; what is spoken of its pages.
    private struct ListenedVisit {
        var conversation: Conversation
        var page = ScreenPage(rows: [])
        var prompt = Prompt(text: "")
        var records: [VisitMoment] = []
        let now: FHIRDateTime

        init(_ output: VoiceOutput?, language: String = "en") throws {
            let text =
                "questionnaires: Tests/KioskTests/Fixtures/every-type.json\nsize: 80x24\n\n"
            var settings = try Transcript(text).conversationSettings()
            settings.voice = output
            settings.language = language
            now = try #require(FHIRDateTime("2026-11-23T09:15:00-05:00"))
            conversation = Conversation(settings, now: now)
            take(.begin(TerminalSize(columns: 80, rows: 24)))
        }

        mutating func take(_ event: ConversationEvent) {
            for effect in conversation.handle(event, at: now) {
                switch effect {
                case .show(let page): self.page = page
                case .read(let prompt): self.prompt = prompt
                case .record(let moment): records.append(moment)
                case .alert, .tellStaff, .callAgain, .send, .openCode, .beginCode, .endCode, .erase,
                    .wait,
                    .end:
                    break
                }
            }
        }

        mutating func type(_ lines: String...) { for line in lines { take(.line(line)) } }

        var said: [String] { page.spoken?.utterances.map(\.text) ?? [] }
        var shown: String { (page.lines + [prompt.text]).joined(separator: "\n") }
    }

    @Test(arguments: VoiceOutput.allCases)
    func `A silent first page says how to begin, and says nothing`(output: VoiceOutput) throws {
        let visit = try ListenedVisit(output)
        #expect(visit.page.spoken == nil)
        #expect(visit.shown.contains("This screen can speak."))
        #expect(visit.shown.contains("press Tab") == (output != .jack))
        #expect(try !ListenedVisit(nil).shown.contains("can speak"))
    }

    @Test func `Headphones begin the voice on the page that stands, with the keys of the voice`()
        throws
    {
        var visit = try ListenedVisit(.jack)
        visit.take(.voice(.on))
        #expect(visit.said.first == "Welcome to Example Clinic (put the name of your clinic here)")
        #expect(visit.shown.contains("Keys for the voice"))
        visit.type("", "1", "")
        visit.take(.voice(.off))
        visit.take(.key)
        #expect(visit.page.spoken == nil)
        visit.take(.voice(.on))
        #expect(visit.said.contains("Do you like tea?"))
        #expect(
            visit.said.first?.hasPrefix("Part") == true,
            "who listens anew hears where they are"
        )
    }

    @Test func `Headphones pulled out are silence and the question whether somebody is there`()
        throws
    {
        var visit = try ListenedVisit(.jack)
        visit.take(.voice(.on))
        visit.type("", "1", "")
        visit.take(.resize(TerminalSize(columns: 80, rows: 24), partial: "hal"))
        visit.take(.voice(.off))
        #expect(visit.page.spoken == nil)
        #expect(visit.shown.contains("Are you still there?"))
        #expect(visit.prompt.anyKey)
        visit.take(.key)
        #expect(visit.shown.contains("Do you like tea?"))
        #expect(visit.prompt.prefill == "hal", "what was typed stands")
        visit.take(.voice(.off))
        visit.take(.idle(partial: ""))
        #expect(visit.records.contains(.idle))
    }

    @Test func `On the first page and where staff were called nothing else happens`() throws {
        var visit = try ListenedVisit(.jack)
        visit.take(.voice(.on))
        visit.take(.voice(.off))
        #expect(visit.shown.contains("Press Enter to start."))
        visit.type("", "1", "", "help me")
        visit.take(.voice(.on))
        let before = visit.said
        #expect(!before.isEmpty)
        visit.take(.voice(.off))
        visit.take(.voice(.on))
        #expect(visit.said == before, "the offer of a person stands")
    }

    @Test(arguments: [("1", true), ("yes", true), ("2", false), ("no", false)])
    func `A loudspeaker asks first, shown and spoken, and does as it is told`(
        answer: String,
        speaks: Bool
    ) throws {
        var visit = try ListenedVisit(.loudspeaker)
        visit.take(.voice(.asksAloud))
        #expect(visit.said.first == "May this screen speak aloud?")
        #expect(visit.shown.contains("May this screen speak aloud?"))
        visit.type(answer)
        #expect(visit.shown.contains("Press Enter to start."))
        #expect((visit.page.spoken != nil) == speaks)
        visit.type("")
        #expect((visit.page.spoken != nil) == speaks)
    }

    @Test func `Headphones answer the question whether it may speak aloud`() throws {
        var visit = try ListenedVisit(.loudspeaker, language: "es")
        visit.take(.voice(.asksAloud))
        #expect(visit.said.first == "¿Puede esta pantalla hablar en voz alta?")
        visit.take(.voice(.on))
        #expect(!visit.shown.contains("voz alta"))
        #expect(visit.page.spoken?.language == "es")
    }

    @Test func `A voice that fails is said on the page and noted for staff, and the visit goes on`()
        throws
    {
        var visit = try ListenedVisit(.jack)
        visit.take(.voice(.on))
        visit.type("", "1", "")
        visit.take(.voice(.failed))
        #expect(visit.page.spoken == nil)
        #expect(visit.shown.contains("The voice has stopped."))
        #expect(visit.shown.contains("Do you like tea?"))
        #expect(visit.records.contains(.voiceFailed))
        visit.type("y")
        #expect(visit.shown.contains("How many cups a day?"))
    }
}
