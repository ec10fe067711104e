import ConformanceData
import FHIRModel
import Foundation

extension ConformanceData {
    /// HL7's suite for R4.
    static let suite = fixtures.appending(path: "fhirpath/suite/tests-fhir-r4.xml")

    static func json(_ path: String) throws -> JSONTree {
        try JSONTree(parsing: bytes(path))
    }

    /// Expressions of public questionnaires.
    static func expressions() throws -> [String] {
        let file = fixtures.appending(path: "fhirpath/real-questionnaire-expressions.json")
        return try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
    }

    /// Every resource of a type among the questionnaire fixtures.
    static func resources(_ type: String) throws -> [(name: String, tree: JSONTree)] {
        try questionnaireFiles().compactMap { file in
            guard let tree = try? JSONTree(parsing: bytes(file)),
                tree.string(at: tree.child("resourceType", of: tree.root)) == type
            else { return nil }
            return (file, tree)
        }
    }
}
