import FHIRPath
import Testing

/// SDC "Using Expressions", FHIRPath supplements: `answers()`.
@Suite struct AnswersTests {
    private let response = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
        {"linkId":"g","text":"G","item":[
          {"linkId":"a","answer":[{"valueInteger":3},{"valueInteger":4,"item":[
            {"linkId":"b","answer":[{"valueDecimal":1.50}]}]}]},
          {"linkId":"h","item":[{"linkId":"c","answer":[{"valueCoding":{"system":"urn:s","code":"x"}}]}]}]},
        {"linkId":"d","answer":[{"valueDate":"2020-02"}]},
        {"linkId":"e"}]}
        """

    @Test(
        "the values of all answers beneath, through groups and answers, in the response's order",
        arguments: [
            ("answers().count()", ["5"]),
            ("answers().ofType(integer)", ["3", "4"]),
            ("item.where(linkId = 'g').answers().ofType(decimal)", ["1.50"]),
            ("item.where(linkId = 'g').answers().ofType(Coding).code", [#""x""#]),
            ("item.where(linkId = 'g').item.where(linkId = 'a').answers().sum()", ["8.50"]),
            ("answers().ofType(date)", [#""2020-02""#]),
            ("item.where(linkId = 'e').answers()", []), ("{}.answers()", []),
            ("item.linkId.answers()", []),
        ]
    )
    func values(expression: String, expected: [String]) throws {
        #expect(try ExpressionTrial(response).results(of: expression) == expected)
    }
}
