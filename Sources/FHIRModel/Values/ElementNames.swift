/// Names of the elements this package reads and writes, interned once.
extension ElementName {
    /// `abstract`.
    public static let abstract: ElementName = "abstract"
    /// `answer`.
    public static let answer: ElementName = "answer"
    /// `answerConstraint`.
    public static let answerConstraint: ElementName = "answerConstraint"
    /// `answerOption`.
    public static let answerOption: ElementName = "answerOption"
    /// `answerValueSet`.
    public static let answerValueSet: ElementName = "answerValueSet"
    /// `approvalDate`.
    public static let approvalDate: ElementName = "approvalDate"
    /// `author`.
    public static let author: ElementName = "author"
    /// `authored`.
    public static let authored: ElementName = "authored"
    /// `basedOn`.
    public static let basedOn: ElementName = "basedOn"
    /// `code`.
    public static let code: ElementName = "code"
    /// `coding`.
    public static let coding: ElementName = "coding"
    /// `comparator`.
    public static let comparator: ElementName = "comparator"
    /// `compose`.
    public static let compose: ElementName = "compose"
    /// `concept`.
    public static let concept: ElementName = "concept"
    /// `contact`.
    public static let contact: ElementName = "contact"
    /// `contained`.
    public static let contained: ElementName = "contained"
    /// `contains`.
    public static let contains: ElementName = "contains"
    /// `content`.
    public static let content: ElementName = "content"
    /// `contentType`.
    public static let contentType: ElementName = "contentType"
    /// `copyright`.
    public static let copyright: ElementName = "copyright"
    /// `date`.
    public static let date: ElementName = "date"
    /// `definition`.
    public static let definition: ElementName = "definition"
    /// `derivedFrom`.
    public static let derivedFrom: ElementName = "derivedFrom"
    /// `description`.
    public static let description: ElementName = "description"
    /// `designation`.
    public static let designation: ElementName = "designation"
    /// `disabledDisplay`.
    public static let disabledDisplay: ElementName = "disabledDisplay"
    /// `display`.
    public static let display: ElementName = "display"
    /// `div`.
    public static let div: ElementName = "div"
    /// `effectivePeriod`.
    public static let effectivePeriod: ElementName = "effectivePeriod"
    /// `enableBehavior`.
    public static let enableBehavior: ElementName = "enableBehavior"
    /// `enableWhen`.
    public static let enableWhen: ElementName = "enableWhen"
    /// `encounter`.
    public static let encounter: ElementName = "encounter"
    /// `end`.
    public static let end: ElementName = "end"
    /// `exclude`.
    public static let exclude: ElementName = "exclude"
    /// `expansion`.
    public static let expansion: ElementName = "expansion"
    /// `experimental`.
    public static let experimental: ElementName = "experimental"
    /// `expression`.
    public static let expression: ElementName = "expression"
    /// `extension`.
    public static let `extension`: ElementName = "extension"
    /// `filter`.
    public static let filter: ElementName = "filter"
    /// `id`.
    public static let id: ElementName = "id"
    /// `identifier`.
    public static let identifier: ElementName = "identifier"
    /// `implicitRules`.
    public static let implicitRules: ElementName = "implicitRules"
    /// `include`.
    public static let include: ElementName = "include"
    /// `initial`.
    public static let initial: ElementName = "initial"
    /// `initialSelected`.
    public static let initialSelected: ElementName = "initialSelected"
    /// `item`.
    public static let item: ElementName = "item"
    /// `jurisdiction`.
    public static let jurisdiction: ElementName = "jurisdiction"
    /// `language`.
    public static let language: ElementName = "language"
    /// `lastReviewDate`.
    public static let lastReviewDate: ElementName = "lastReviewDate"
    /// `linkId`.
    public static let linkId: ElementName = "linkId"
    /// `maxLength`.
    public static let maxLength: ElementName = "maxLength"
    /// `meta`.
    public static let meta: ElementName = "meta"
    /// `modifierExtension`.
    public static let modifierExtension: ElementName = "modifierExtension"
    /// `name`.
    public static let name: ElementName = "name"
    /// `op`.
    public static let op: ElementName = "op"
    /// `operator`.
    public static let `operator`: ElementName = "operator"
    /// `partOf`.
    public static let partOf: ElementName = "partOf"
    /// `period`.
    public static let period: ElementName = "period"
    /// `prefix`.
    public static let prefix: ElementName = "prefix"
    /// `profile`.
    public static let profile: ElementName = "profile"
    /// `property`.
    public static let property: ElementName = "property"
    /// `publisher`.
    public static let publisher: ElementName = "publisher"
    /// `purpose`.
    public static let purpose: ElementName = "purpose"
    /// `question`.
    public static let question: ElementName = "question"
    /// `questionnaire`.
    public static let questionnaire: ElementName = "questionnaire"
    /// `rank`.
    public static let rank: ElementName = "rank"
    /// `readOnly`.
    public static let readOnly: ElementName = "readOnly"
    /// `reference`.
    public static let reference: ElementName = "reference"
    /// `repeats`.
    public static let repeats: ElementName = "repeats"
    /// `required`.
    public static let required: ElementName = "required"
    /// `resourceType`.
    public static let resourceType: ElementName = "resourceType"
    /// `size`.
    public static let size: ElementName = "size"
    /// `source`.
    public static let source: ElementName = "source"
    /// `start`.
    public static let start: ElementName = "start"
    /// `status`.
    public static let status: ElementName = "status"
    /// `subject`.
    public static let subject: ElementName = "subject"
    /// `subjectType`.
    public static let subjectType: ElementName = "subjectType"
    /// `system`.
    public static let system: ElementName = "system"
    /// `telecom`.
    public static let telecom: ElementName = "telecom"
    /// `text`.
    public static let text: ElementName = "text"
    /// `title`.
    public static let title: ElementName = "title"
    /// `type`.
    public static let type: ElementName = "type"
    /// `unit`.
    public static let unit: ElementName = "unit"
    /// `url`.
    public static let url: ElementName = "url"
    /// `use`.
    public static let use: ElementName = "use"
    /// `useContext`.
    public static let useContext: ElementName = "useContext"
    /// `userSelected`.
    public static let userSelected: ElementName = "userSelected"
    /// `value`.
    public static let value: ElementName = "value"
    /// `valueAttachment`.
    public static let valueAttachment: ElementName = "valueAttachment"
    /// `valueBoolean`.
    public static let valueBoolean: ElementName = "valueBoolean"
    /// `valueCode`.
    public static let valueCode: ElementName = "valueCode"
    /// `valueCodeableConcept`.
    public static let valueCodeableConcept: ElementName = "valueCodeableConcept"
    /// `valueCoding`.
    public static let valueCoding: ElementName = "valueCoding"
    /// `valueDate`.
    public static let valueDate: ElementName = "valueDate"
    /// `valueDateTime`.
    public static let valueDateTime: ElementName = "valueDateTime"
    /// `valueDecimal`.
    public static let valueDecimal: ElementName = "valueDecimal"
    /// `valueExpression`.
    public static let valueExpression: ElementName = "valueExpression"
    /// `valueInteger`.
    public static let valueInteger: ElementName = "valueInteger"
    /// `valueQuantity`.
    public static let valueQuantity: ElementName = "valueQuantity"
    /// `valueReference`.
    public static let valueReference: ElementName = "valueReference"
    /// `valueSet`.
    public static let valueSet: ElementName = "valueSet"
    /// `valueString`.
    public static let valueString: ElementName = "valueString"
    /// `valueTime`.
    public static let valueTime: ElementName = "valueTime"
    /// `valueUri`.
    public static let valueUri: ElementName = "valueUri"
    /// `version`.
    public static let version: ElementName = "version"
    /// `_text`: what a primitive carries besides its value.
    public static let textCompanion: ElementName = "_text"
    /// `_display`: what a primitive carries besides its value.
    public static let displayCompanion: ElementName = "_display"
    /// `_title`: what a primitive carries besides its value.
    public static let titleCompanion: ElementName = "_title"
    /// `_required`: what a primitive carries besides its value.
    public static let requiredCompanion: ElementName = "_required"
    /// `_repeats`: what a primitive carries besides its value.
    public static let repeatsCompanion: ElementName = "_repeats"
    /// `_readOnly`: what a primitive carries besides its value.
    public static let readOnlyCompanion: ElementName = "_readOnly"
    /// `_valueString`: what a primitive carries besides its value.
    public static let valueStringCompanion: ElementName = "_valueString"
    /// `_answerValueSet`: what a primitive carries besides its value.
    public static let answerValueSetCompanion: ElementName = "_answerValueSet"
    /// `_prefix`: what a primitive carries besides its value.
    public static let prefixCompanion: ElementName = "_prefix"
    /// `_questionnaire`: what a primitive carries besides its value.
    public static let questionnaireCompanion: ElementName = "_questionnaire"
    /// `_maxLength`: what a primitive carries besides its value.
    public static let maxLengthCompanion: ElementName = "_maxLength"
    /// `timestamp`.
    public static let timestamp: ElementName = "timestamp"
    /// `entry`.
    public static let entry: ElementName = "entry"
    /// `fullUrl`.
    public static let fullUrl: ElementName = "fullUrl"
    /// `resource`.
    public static let resource: ElementName = "resource"
    /// `request`.
    public static let request: ElementName = "request"
    /// `method`.
    public static let method: ElementName = "method"
    /// `ifNoneExist`.
    public static let ifNoneExist: ElementName = "ifNoneExist"
    /// `tag`.
    public static let tag: ElementName = "tag"
    /// `birthDate`.
    public static let birthDate: ElementName = "birthDate"
    /// `category`.
    public static let category: ElementName = "category"
    /// `performer`.
    public static let performer: ElementName = "performer"
    /// `effectiveDateTime`.
    public static let effectiveDateTime: ElementName = "effectiveDateTime"
    /// `intent`.
    public static let intent: ElementName = "intent"
    /// `priority`.
    public static let priority: ElementName = "priority"
    /// `authoredOn`.
    public static let authoredOn: ElementName = "authoredOn"
    /// `requester`.
    public static let requester: ElementName = "requester"
    /// `reasonCode`.
    public static let reasonCode: ElementName = "reasonCode"
    /// `supportingInfo`.
    public static let supportingInfo: ElementName = "supportingInfo"
    /// `note`.
    public static let note: ElementName = "note"
}
