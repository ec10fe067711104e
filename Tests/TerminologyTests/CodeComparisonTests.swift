import FHIRModel
import Terminology
import Testing

/// How codes compare (R4 datatypes, Coding): by system and code; a code without system means something only where its system
/// can be told from what stands around it.
@Suite struct CodeComparisonTests {
    private func coding(_ system: String?, _ code: String?, _ display: String? = nil) -> Coding {
        Coding(system: system, code: code, display: display)
    }

    @Test("a condition and an answer: equal codes, and not two different systems")
    func sameConcept() {
        #expect(coding("s", "1", "A").isSameConcept(as: coding("s", "1", "B")))
        #expect(!coding("s", "1", "A").isSameConcept(as: coding("t", "1", "A")))
        #expect(!coding("s", "1", "A").isSameConcept(as: coding("s", "2", "A")))
        #expect(coding(nil, "1").isSameConcept(as: coding("t", "1")))
        #expect(!coding("s", nil, "A").isSameConcept(as: coding("s", "1", "A")))
        #expect(coding(nil, nil, "A").isSameConcept(as: coding(nil, nil, "A")))
        #expect(!coding(nil, nil).isSameConcept(as: coding(nil, nil)))
    }

    @Test("the version does not count: a code keeps its meaning")
    func versions() {
        let one = Coding(system: "s", version: "1", code: "a")
        #expect(one.isSameConcept(as: Coding(system: "s", version: "2", code: "a")))
        #expect(one.isSameCode(as: Coding(system: "s", version: "2", code: "a")))
    }

    @Test(
        "an answer and an option: the same system too, as nobody could read the answer without it"
    )
    func sameCode() {
        #expect(coding("s", "1", "A").isSameCode(as: coding("s", "1", "B")))
        #expect(!coding(nil, "1").isSameCode(as: coding("s", "1")))
        #expect(coding(nil, "1").isSameCode(as: coding(nil, "1")))
        #expect(!coding(nil, nil, "A").isSameCode(as: coding(nil, nil, "B")))
    }

    @Test("among several: the one of its system, or the only system that has the code")
    func onlyMatches() {
        let codes = [
            ConceptCode(system: "a", code: "1"), ConceptCode(system: "b", code: "1"),
            ConceptCode(system: "b", code: "2"),
        ]
        func matches(_ system: String?, _ code: String) -> [ConceptCode]? {
            codes.onlyMatches(of: ConceptCode(system: system, code: code)) { $0 }
        }
        #expect(matches("b", "1") == [codes[1]])
        #expect(matches("c", "1") == [])
        #expect(matches(nil, "2") == [codes[2]])
        #expect(matches(nil, "1") == nil)
        #expect(matches(nil, "3") == [])
    }
}
