import FHIRModel
import FormTesting
import RandomTesting
import Testing

@testable import FormFiller

/// An answer that breaks a rule of its question is refused, and all is as if it had not been given.
@Suite struct TrialTests {
    /// A question whose answers above 9 are refused, with everything an answer can reach.
    private static let items = """
        {"linkId":"first","text":"f","type":"integer","extension":[\
        \(Computed.constraint("%context.answer.value < 10")),\
        \(Computed.constraint("%resource.item.where(linkId='double').answer.value != 8", human: "not 4"))]},
        {"linkId":"double","type":"integer","readOnly":true,"extension":[\
        \(Computed.calculated(Computed.answer("first") + " * 2"))]},
        {"linkId":"large","text":"l","type":"string","initial":[{"valueString":"big"}],
         "enableWhen":[{"question":"first","operator":">","answerInteger":9}]},
        {"linkId":"seen","text":"s","type":"integer","extension":[\
        \(Computed.initial(Computed.answer("first")))],
         "enableWhen":[{"question":"first","operator":"exists","answerBoolean":true}]},
        {"linkId":"group","type":"group","repeats":true,
         "enableWhen":[{"question":"first","operator":">","answerInteger":5}],"item":[
         {"linkId":"in","text":"in","type":"string"}]}
        """

    /// The response as JSON, the step, and how much is enabled.
    private func state(of interview: Interview) -> [String] {
        [
            String(decoding: interview.response.tree.serialized(), as: UTF8.self),
            "\(interview.asked ?? "-")", "\(interview.enabledItemCount)",
            "\(interview.problems.map(\.linkId))",
            "\(interview.sheet.askableCount) \(interview.sheet.answeredCount)",
        ]
    }

    @Test("a refused answer leaves response, step, conditions and counts as they were")
    func nothingStays() throws {
        var interview = try interview(Self.items)
        let before = state(of: interview)
        #expect(interview.answer([.integer(50)]).count == 1)
        #expect(state(of: interview) == before)
        #expect(interview.isConsistent)
        #expect(interview.answer([.integer(4)]).count == 1)
        #expect(state(of: interview) == before)
        #expect(interview.answer([.integer(3)]).isEmpty)
        #expect(interview.outline == "first=3,double=6,seen=3")
    }

    @Test("rules see what an answer makes of calculated values")
    func calculated() throws {
        var interview = try interview(Self.items)
        #expect(
            interview.answer([.integer(4)])
                == [.constraint(key: "k", message: "not 4", severity: .error)]
        )
    }

    @Test("initial values given while an answer was tried are given anew")
    func initialValues() throws {
        var interview = try interview(Self.items)
        interview.answer([.integer(20)])
        interview.answer([.integer(7)])
        interview.next()
        #expect(interview.asked == "seen")
        #expect(interview.question?.answers == [.integer(7)])
    }

    @Test("an earlier answer comes back")
    func earlierAnswer() throws {
        var interview = try interview(Self.items)
        interview.answer([.integer(6)])
        let place = try #require(interview.place(of: "first"))
        interview.go(to: place)
        let before = state(of: interview)
        #expect(!interview.answer([.integer(11)]).isEmpty)
        #expect(state(of: interview) == before)
        #expect(interview.isConsistent)
    }

    @Test("refused answers change nothing of what a walk comes to", arguments: 0..<20)
    func sameWalk(_ seed: UInt64) throws {
        let items =
            Self.items + ","
            + Self.items.replacing("first", with: "second").replacing("double", with: "twice")
            .replacing("large", with: "huge").replacing("seen", with: "met")
            .replacing("group", with: "set").replacing("\"in\"", with: "\"inside\"")
        var plain = try interview(items)
        var tried = plain
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<40 {
            if case .page = tried.step {
                tried.next()
                plain.next()
                continue
            }
            guard let question = tried.question else { break }
            let value = Int.random(in: 0...12, using: &numbers)
            if question.type == .integer, question.linkId == "first" || question.linkId == "second"
            {
                _ = tried.answer([.integer(value + 10)])
                _ = tried.answer([.integer(4)])
            }
            let answer: AnswerValue =
                question.type == .integer ? .integer(value) : .string("x\(value)")
            #expect(tried.answer([answer]) == plain.answer([answer]))
            #expect(state(of: tried) == state(of: plain))
            #expect(tried.isConsistent)
        }
    }
}
