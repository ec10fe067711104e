import ConformanceData
import FHIRModel
import FormTesting
import RandomTesting
import Testing

@testable import FormAuthoring

@Suite(.enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"))
struct MendingFixtureTests {
    /// The questionnaires among the fixtures that are JSON.
    private static func questionnaires() throws -> [(path: String, text: [UInt8])] {
        try ConformanceData.questionnaireFiles().compactMap { path in
            let text = try ConformanceData.bytes(path)
            return (try? JSONTree(parsing: text)) == nil ? nil : (path, text)
        }
    }

    @Test func whatIsBrokenInOneCertainWayIsMendedToTheSameValue() throws {
        let files = try Self.questionnaires().filter { $0.text.count < 30_000 }
        var counts: [Breakage: Int] = [:]
        var numbers = SeededNumbers(seed: 17)
        for file in files {
            for breakage in Breakage.allCases {
                let broken = breakage.broken(file.text, &numbers)
                guard broken != file.text else { continue }
                counts[breakage, default: 0] += 1
                let mending = FileMending(of: broken)
                let mended = try? JSONTree(parsing: mending.text)
                let whole = FileMending(of: file.text)
                let expected = try JSONTree(parsing: whole.text)
                #expect(mended?.serialized() == expected.serialized(), "\(file.path) \(breakage)")
            }
        }
        for breakage in Breakage.allCases {
            #expect(counts[breakage, default: 0] > 0, "\(breakage) broke nothing")
        }
    }

    @Test func severalSlipsAtOnceAreMendedToo() throws {
        var numbers = SeededNumbers(seed: 4)
        let kinds: [Breakage] = [
            .commaTooMany, .secondComma, .comment, .capitalWord, .noBreakSpace,
        ]
        for file in try Self.questionnaires().filter({ $0.text.count < 20_000 }).prefix(40) {
            let breakage = kinds.randomElement(using: &numbers) ?? .comment
            var broken = breakage.broken(file.text, &numbers)
            broken = Breakage.mark.broken(broken + Array("\n}\n".utf8), &numbers)
            let mended = try? JSONTree(parsing: FileMending(of: broken).text)
            let expected = try JSONTree(parsing: FileMending(of: file.text).text)
            #expect(mended?.serialized() == expected.serialized(), "\(file.path) \(breakage)")
        }
    }

    @Test func aFileInWhichNothingIsWrongStaysByteForByte() throws {
        var count = 0
        for (path, text) in try Self.questionnaires() {
            let check = QuestionnaireCheck(text)
            guard !check.hasErrors, check.questionnaire?.status != nil else { continue }
            count += 1
            #expect(FileMending(of: text).text == text, "\(path)")
        }
        #expect(count > 50)
    }

    @Test func everyByteOutsideTheMendsStays() throws {
        var numbers = SeededNumbers(seed: 9)
        for (path, text) in try Self.questionnaires().prefix(60) {
            let broken = Breakage.commaTooMany.broken(text, &numbers)
            for step in FileMending(of: broken).steps {
                var (mended, place) = (step.mends.made(in: step.text)[...], 0)
                for mend in step.mends {
                    let kept = step.text[place..<mend.range.lowerBound]
                    #expect(mended.starts(with: kept), "\(path)")
                    mended = mended.dropFirst(kept.count + mend.replacement.count)
                    place = mend.range.upperBound
                }
                #expect(mended.elementsEqual(step.text[place...]), "\(path)")
            }
        }
    }

    @Test func anyTextIsReadToAnEnd() throws {
        var numbers = SeededNumbers(seed: 2)
        let text = try #require(Self.questionnaires().first { $0.text.count < 5_000 }).text
        for _ in 0..<300 {
            var broken = text
            for _ in 0..<4 {
                let place = Int.random(in: broken.indices, using: &numbers)
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: broken.remove(at: place)
                case 1:
                    broken.insert(
                        Array("{}[],:\"'\\/*#\n\t“".utf8).randomElement(using: &numbers) ?? 0,
                        at: place
                    )
                default: broken.removeSubrange(place..<min(broken.count, place + 20))
                }
            }
            let mending = FileMending(of: broken)
            for step in mending.steps { #expect(!step.differences.isEmpty) }
        }
    }
}

struct FileMendingTests {
    /// A form with something in it.
    private static func form(_ inside: String) -> String {
        "{\"resourceType\":\"Questionnaire\",\"status\":\"draft\",\(inside)}"
    }

    private static func mended(_ text: String) -> String {
        String(decoding: FileMending(of: Array(text.utf8)).text, as: UTF8.self)
    }

    @Test(arguments: [
        ("\"contact\"# [\n [{\"name\":\"A\"}]", #""contact":[{"name":"A"}]"#),
        ("\"contact\"/* : */[{\"name\":\"A\"}]", #""contact":[{"name":"A"}]"#),
        ("\"contact\"\u{A0}[{\"name\":\"A\"}]", #""contact":[{"name":"A"}]"#),
        (
            "\"contact\":[{\"name\":\"A\"}]// that is all\n\"name\":\"B\"",
            #""contact":[{"name":"A"}],"name":"B""#
        ),
        (
            "\"contact\":[{\"name\":\"A\"}]\u{200B}\"name\":\"B\"",
            #""contact":[{"name":"A"}],"name":"B""#
        ),
    ])
    func `What is missing right before a comment or an unusual blank is put in too`(
        broken: String,
        mended: String
    ) throws {
        let start = #"{"resourceType":"Questionnaire","status":"draft","#
        let mending = FileMending(of: Array((start + broken + "}").utf8))
        let tree = try JSONTree(parsing: mending.text)
        #expect(String(decoding: tree.serialized(), as: UTF8.self) == start + mended + "}")
    }

    @Test(arguments: [
        (#""experimental":"true""#, #""experimental":true"#),
        (#""experimental":" True ""#, #""experimental":true"#),
        (
            #""item":[{"linkId":"1","type":"string","maxLength":"20"}]"#,
            #""item":[{"linkId":"1","type":"string","maxLength":20}]"#
        ),
        (#""item":[{"linkId":1,"type":"string"}]"#, #""item":[{"linkId":"1","type":"string"}]"#),
        (
            #""item":{"linkId":"1","type":"group","item":{"linkId":"a]","type":"string"}}"#,
            #""item":[{"linkId":"1","type":"group","item":[{"linkId":"a]","type":"string"}]}]"#
        ),
        (
            #""extension":[{"url":"http://a.b/c","valueDecimal":2,5}]"#,
            #""extension":[{"url":"http://a.b/c","valueDecimal":2.5}]"#
        ),
        (
            #""extension":[{"url":"http://a.b/c","valueDecimal":.5}]"#,
            #""extension":[{"url":"http://a.b/c","valueDecimal":0.5}]"#
        ),
        (#""title":'don't'"#, #""title":"don't""#),
        (#""title":'say "no"'"#, #""title":"say \"no\"""#),
        (#""title":“say \”no\””"#, #""title":"say \"no\"""#),
        (#""title”:"a""#, #""title":"a""#),
        (#""title" "a""#, #""title": "a""#),
        (#""title":"it\'s""#, #""title":"it's""#),
        ("\"title\":\"a\r\nb\"", #""title":"a\nb""#),
        (
            #""title":"a",,"name":"B",// so"# + "\n\"url\":\"http://a.b\"",
            #""title":"a","name":"B","# + "\n\"url\":\"http://a.b\""
        ),
    ])
    func aSlipWithOneCertainMend(_ slip: String, _ right: String) throws {
        #expect(Self.mended(Self.form(slip)) == Self.form(right))
        #expect(Self.mended(Self.form(right)) == Self.form(right))
    }

    /// What may mean two things is left as it is.
    @Test(arguments: [
        #""title":"He said "no" to it""#,
        "\"title\":\"a,\n\"name\":\"B\"",
        #""experimental":"yes""#,
        #""extension":[{"url":"http://a.b/c","valueDecimal":2,500}]"#,
        #""item":[{"linkId":"1","type":"string","maxLength":"20 letters"}]"#,
        #""title":“say ”no””"#,
        #""title":"a" ... "#,
        #""title": choice"#,
        #""item":[{"linkId":"1"}"#,
        "<<<<<<< mine\n\"title\":\"a\"",
        #""title":undefined"#,
        #""title":+ "a""#,
        #""contact":+[{"name":"A"}]"#,
        #""extension":[{"url":"http://a.b/c","valueDecimal":+1.2.3}]"#,
        #""extension":[{"url":"http://a.b/c","valueInteger":+007}]"#,
        #""title":"a" # a note, "name":"B""#,
    ])
    func whatMayMeanTwoThingsIsLeft(_ slip: String) {
        #expect(Self.mended(Self.form(slip)) == Self.form(slip))
    }

    @Test func aPropertyThatIsCommentedOutOnALineOfItsOwnIsTakenOut() {
        let slip = Self.form("\n// \"name\": \"B\",\n\"title\": \"a\"")
        #expect(Self.mended(slip) == Self.form("\n\n\"title\": \"a\""))
    }

    @Test func anotherEncodingThanUTF16IsNotTakenForIt() {
        let file: [UInt8] = [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0, 0x7D, 0, 0, 0]
        #expect(!FileMending(of: file).isChanged)
    }

    @Test func aMissingStatusIsWrittenAsDraftOnALineLikeTheOthers() {
        let text = "{\n  \"resourceType\": \"Questionnaire\",\n  \"title\": \"A\"\n}\n"
        let right =
            "{\n  \"resourceType\": \"Questionnaire\",\n  \"status\": \"draft\",\n  \"title\": \"A\"\n}\n"
        #expect(Self.mended(text) == right)
    }

    @Test func aBundleIsMendedInItsQuestionnaires() {
        let form = #"{"resourceType":"Questionnaire","experimental":"false"}"#
        let bundle =
            #"{"resourceType":"Bundle","type":"collection","entry":[{"resource":\#(form)}]}"#
        let right = #"{"resourceType":"Questionnaire", "status": "draft","experimental":false}"#
        #expect(Self.mended(bundle) == bundle.replacing(form, with: right))
    }

    @Test func theDifferenceShowsTheLinesBeforeAndAfter() throws {
        let text =
            "{\n  \"resourceType\": \"Questionnaire\",\n  \"status\": \"draft\",\n  \"experimental\": True,\n}\n"
        let step = try #require(FileMending(of: Array(text.utf8)).steps.first)
        #expect(
            step.differences == [
                .init(
                    line: 4,
                    mends: [
                        "True is written as JSON has it, true",
                        "the comma before a closing brace is taken out",
                    ],
                    before: ["  \"experimental\": True,"],
                    after: ["  \"experimental\": true"]
                )
            ]
        )
    }

    @Test func aLineOfAMegabyteIsShownInPart() throws {
        let items = repeatElement(
            #"{"linkId":"1","type":"string","required":"true"}"#,
            count: 20_000
        )
        let text = Self.form("\"item\":[\(items.joined(separator: ","))]")
        let mending = FileMending(of: Array(text.utf8))
        let lines = mending.steps.flatMap(\.differences).flatMap { $0.before + $0.after }
        #expect(mending.steps.first?.mends.count == 20_000)
        #expect(lines.allSatisfy { $0.count < 400 })
    }
}
