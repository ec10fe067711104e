/// The R4 (4.0.1) definitions of the types a Questionnaire or a QuestionnaireResponse is made of.
///
/// One line a type. An element is `name:type`, then `*` where it repeats, `!` where it must be there, `^` where only R5 has it,
/// and `=` with the codes of a required binding. `value[x]:any` stands for every type an extension can have.
let r4Definitions = """
    Extension url:uri! value[x]:any
    Meta versionId:id lastUpdated:instant source:uri profile:canonical* security:Coding* tag:Coding*
    Narrative status:code!=generated|extensions|additional|empty div:xhtml!
    Coding system:uri version:string code:code display:string userSelected:boolean
    CodeableConcept coding:Coding* text:string
    Identifier use:code=usual|official|temp|secondary|old type:CodeableConcept system:uri value:string \
    period:Period assigner:Reference
    Reference reference:string type:uri identifier:Identifier display:string
    Period start:dateTime end:dateTime
    Quantity value:decimal comparator:code=<|<=|>=|> unit:string system:uri code:code
    Age value:decimal comparator:code=<|<=|>=|> unit:string system:uri code:code
    Count value:decimal comparator:code=<|<=|>=|> unit:string system:uri code:code
    Distance value:decimal comparator:code=<|<=|>=|> unit:string system:uri code:code
    Duration value:decimal comparator:code=<|<=|>=|> unit:string system:uri code:code
    Money value:decimal currency:code
    Range low:Quantity high:Quantity
    Ratio numerator:Quantity denominator:Quantity
    Attachment contentType:code language:code data:base64Binary url:url size:unsignedInt \
    hash:base64Binary title:string creation:dateTime
    ContactPoint system:code=phone|fax|email|pager|url|sms|other value:string \
    use:code=home|work|temp|old|mobile rank:positiveInt period:Period
    ContactDetail name:string telecom:ContactPoint*
    HumanName use:code=usual|official|temp|nickname|anonymous|old|maiden text:string family:string \
    given:string* prefix:string* suffix:string* period:Period
    Address use:code=home|work|temp|old|billing type:code=postal|physical|both text:string line:string* \
    city:string district:string state:string postalCode:string country:string period:Period
    Annotation author[x]:Reference|string time:dateTime text:markdown!
    UsageContext code:Coding! value[x]:CodeableConcept|Quantity|Range|Reference!
    Expression description:string name:id \
    language:code!=text/cql|text/fhirpath|application/x-fhir-query expression:string reference:uri
    Signature type:Coding*! when:instant! who:Reference! onBehalfOf:Reference targetFormat:code \
    sigFormat:code data:base64Binary
    Questionnaire resourceType:string! id:id meta:Meta implicitRules:uri language:code text:Narrative \
    contained:Resource* modifierExtension:Extension* url:uri identifier:Identifier* version:string \
    versionAlgorithm[x]:string|Coding^ name:string title:string derivedFrom:canonical* \
    status:code!=draft|active|retired|unknown experimental:boolean subjectType:code* date:dateTime \
    publisher:string contact:ContactDetail* description:markdown useContext:UsageContext* \
    jurisdiction:CodeableConcept* purpose:markdown copyright:markdown copyrightLabel:string^ \
    approvalDate:date lastReviewDate:date effectivePeriod:Period code:Coding* item:Questionnaire.item*
    Questionnaire.item modifierExtension:Extension* linkId:string! definition:uri code:Coding* \
    prefix:string text:string \
    type:code!=group|display|boolean|decimal|integer|date|dateTime|time|string|text|url|choice|\
    open-choice|attachment|reference|quantity|coding \
    enableWhen:Questionnaire.item.enableWhen* enableBehavior:code=all|any \
    disabledDisplay:code^=hidden|protected required:boolean repeats:boolean readOnly:boolean \
    maxLength:integer answerConstraint:code^=optionsOnly|optionsOrType|optionsOrString \
    answerValueSet:canonical answerOption:Questionnaire.item.answerOption* \
    initial:Questionnaire.item.initial* item:Questionnaire.item*
    Questionnaire.item.enableWhen modifierExtension:Extension* question:string! \
    operator:code!=exists|=|!=|>|<|>=|<= \
    answer[x]:boolean|decimal|integer|date|dateTime|time|string|Coding|Quantity|Reference!
    Questionnaire.item.answerOption modifierExtension:Extension* \
    value[x]:integer|date|time|string|Coding|Reference! initialSelected:boolean
    Questionnaire.item.initial modifierExtension:Extension* \
    value[x]:boolean|decimal|integer|date|dateTime|time|string|uri|Attachment|Coding|Quantity|Reference!
    QuestionnaireResponse resourceType:string! id:id meta:Meta implicitRules:uri language:code \
    text:Narrative contained:Resource* modifierExtension:Extension* identifier:Identifier \
    basedOn:Reference* partOf:Reference* questionnaire:canonical \
    status:code!=in-progress|completed|amended|entered-in-error|stopped subject:Reference \
    encounter:Reference authored:dateTime author:Reference source:Reference \
    item:QuestionnaireResponse.item*
    QuestionnaireResponse.item modifierExtension:Extension* linkId:string! definition:uri text:string \
    answer:QuestionnaireResponse.item.answer* item:QuestionnaireResponse.item*
    QuestionnaireResponse.item.answer modifierExtension:Extension* \
    value[x]:boolean|decimal|integer|date|dateTime|time|string|uri|Attachment|Coding|Quantity|Reference \
    item:QuestionnaireResponse.item*
    """
