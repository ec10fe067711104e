/// The guide for staff who make questionnaires, as `anteroom --help` prints it; README has each change written out in full.
enum StaffGuideText {
    static let text = """
        FOR STAFF: YOUR OWN QUESTIONNAIRES

        A questionnaire is a text file that ends in .json. You need not program: copy what is there and change the words, \
        with any text editor. Work on a copy, and look at it after every change:

          anteroom check Questionnaires
          anteroom preview Questionnaires/2-consultation.json --watch
          anteroom outline Questionnaires/2-consultation.json
          anteroom test Questionnaires/2-consultation.json Questionnaires/Scenarios

        check says what is wrong, in which line, and how to mend it. preview shows it as visitors see it. outline writes it out \
        for the person who approves it. test tries your own made-up answers. Then save it into the kiosk's folder: no restart.

        CHANGE A SENTENCE: type over it, between the quotation marks.

        ADD A QUESTION: put one like this between two others, with a comma before and behind it. The linkId is its name, and no \
        other question has the same. The type is boolean for yes or no, choice, string, integer, date and so on.

          { "linkId": "helper", "type": "boolean",
            "text": "Will someone come with you?" }

        ADD A BRANCH: with this in it, after a comma, a question comes only after that answer.

          "enableWhen": [
            { "question": "helper", "operator": "=", "answerBoolean": true } ]

        ADD A SCORE: give an option points, beside its valueCoding,

          "extension": [
            { "url": "http://hl7.org/fhir/StructureDefinition/itemWeight",
              "valueDecimal": 2 } ]

        and let a question that visitors do not see add them up: copy the first item with a calculatedExpression from Questionnaires/2-consultation.json, give \
        it a linkId of its own and the type decimal, and put this behind its "expression":

          "%resource.repeat(item).answer.value.ofType(Coding).weight().sum()"

        TRANSLATE: beside a text (or display, or title) put its words in the other language.

          "_text": { "extension": [
            { "url": "http://hl7.org/fhir/StructureDefinition/translation",
              "extension": [
                { "url": "lang", "valueCode": "es" },
                { "url": "content", "valueString": "¿Vendrá alguien con usted?" }
              ] } ] }

        LOAD THE PHQ-9: on https://formbuilder.nlm.nih.gov choose Start with existing form, Import from LOINC, 44249-1, then \
        Export, FHIR R4 Questionnaire, and save it under a name that ends in .json. README says how to have it added up, and \
        staff called for its ninth question.

        APPROVE: once the outline is signed, say so at the top of the file, with the day. Until then every screen says \
        DEMONSTRATION.

          "status": "active", "experimental": false, "approvalDate": "2026-11-23"

        Each command below says more with --help.
        """
}
