import FHIRModel
import FormFiller
import Testing

/// A JSON text in a tree.
func tree(_ text: String) throws -> JSONTree { try JSONTree(parsing: Array(text.utf8)) }

/// A form with these items.
func form(_ items: String) throws -> Form {
    let text = #"{"resourceType":"Questionnaire","status":"active","item":[\#(items)]}"#
    return Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
}

/// When the tests' interviews begin.
func now() throws -> FHIRDateTime { try #require(FHIRDateTime("2026-11-23T14:15:07+01:00")) }
