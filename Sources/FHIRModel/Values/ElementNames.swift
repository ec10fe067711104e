/// Names of the elements this package reads and writes, interned once.
extension ElementName {
    /// `abstract`.
    package static let abstract: ElementName = "abstract"
    /// `answer`.
    package static let answer: ElementName = "answer"
    /// `answerConstraint`.
    package static let answerConstraint: ElementName = "answerConstraint"
    /// `answerOption`.
    package static let answerOption: ElementName = "answerOption"
    /// `answerValueSet`.
    package static let answerValueSet: ElementName = "answerValueSet"
    /// `approvalDate`.
    package static let approvalDate: ElementName = "approvalDate"
    /// `author`.
    package static let author: ElementName = "author"
    /// `authored`.
    package static let authored: ElementName = "authored"
    /// `basedOn`.
    package static let basedOn: ElementName = "basedOn"
    /// `code`.
    package static let code: ElementName = "code"
    /// `coding`.
    package static let coding: ElementName = "coding"
    /// `comparator`.
    package static let comparator: ElementName = "comparator"
    /// `compose`.
    package static let compose: ElementName = "compose"
    /// `concept`.
    package static let concept: ElementName = "concept"
    /// `contact`.
    package static let contact: ElementName = "contact"
    /// `contained`.
    package static let contained: ElementName = "contained"
    /// `contains`.
    package static let contains: ElementName = "contains"
    /// `content`.
    package static let content: ElementName = "content"
    /// `contentType`.
    package static let contentType: ElementName = "contentType"
    /// `copyright`.
    package static let copyright: ElementName = "copyright"
    /// `date`.
    package static let date: ElementName = "date"
    /// `definition`.
    package static let definition: ElementName = "definition"
    /// `derivedFrom`.
    package static let derivedFrom: ElementName = "derivedFrom"
    /// `description`.
    package static let description: ElementName = "description"
    /// `designation`.
    package static let designation: ElementName = "designation"
    /// `disabledDisplay`.
    package static let disabledDisplay: ElementName = "disabledDisplay"
    /// `display`.
    package static let display: ElementName = "display"
    /// `div`.
    package static let div: ElementName = "div"
    /// `effectivePeriod`.
    package static let effectivePeriod: ElementName = "effectivePeriod"
    /// `enableBehavior`.
    package static let enableBehavior: ElementName = "enableBehavior"
    /// `enableWhen`.
    package static let enableWhen: ElementName = "enableWhen"
    /// `encounter`.
    package static let encounter: ElementName = "encounter"
    /// `end`.
    package static let end: ElementName = "end"
    /// `exclude`.
    package static let exclude: ElementName = "exclude"
    /// `expansion`.
    package static let expansion: ElementName = "expansion"
    /// `experimental`.
    package static let experimental: ElementName = "experimental"
    /// `expression`.
    package static let expression: ElementName = "expression"
    /// `extension`.
    package static let `extension`: ElementName = "extension"
    /// `filter`.
    package static let filter: ElementName = "filter"
    /// `id`.
    package static let id: ElementName = "id"
    /// `identifier`.
    package static let identifier: ElementName = "identifier"
    /// `implicitRules`.
    package static let implicitRules: ElementName = "implicitRules"
    /// `include`.
    package static let include: ElementName = "include"
    /// `initial`.
    package static let initial: ElementName = "initial"
    /// `initialSelected`.
    package static let initialSelected: ElementName = "initialSelected"
    /// `item`.
    package static let item: ElementName = "item"
    /// `jurisdiction`.
    package static let jurisdiction: ElementName = "jurisdiction"
    /// `language`.
    package static let language: ElementName = "language"
    /// `lastReviewDate`.
    package static let lastReviewDate: ElementName = "lastReviewDate"
    /// `linkId`.
    package static let linkId: ElementName = "linkId"
    /// `maxLength`.
    package static let maxLength: ElementName = "maxLength"
    /// `meta`.
    package static let meta: ElementName = "meta"
    /// `modifierExtension`.
    package static let modifierExtension: ElementName = "modifierExtension"
    /// `name`.
    package static let name: ElementName = "name"
    /// `op`.
    package static let op: ElementName = "op"
    /// `operator`.
    package static let `operator`: ElementName = "operator"
    /// `partOf`.
    package static let partOf: ElementName = "partOf"
    /// `period`.
    package static let period: ElementName = "period"
    /// `prefix`.
    package static let prefix: ElementName = "prefix"
    /// `profile`.
    package static let profile: ElementName = "profile"
    /// `property`.
    package static let property: ElementName = "property"
    /// `publisher`.
    package static let publisher: ElementName = "publisher"
    /// `purpose`.
    package static let purpose: ElementName = "purpose"
    /// `question`.
    package static let question: ElementName = "question"
    /// `questionnaire`.
    package static let questionnaire: ElementName = "questionnaire"
    /// `rank`.
    package static let rank: ElementName = "rank"
    /// `readOnly`.
    package static let readOnly: ElementName = "readOnly"
    /// `reference`.
    package static let reference: ElementName = "reference"
    /// `repeats`.
    package static let repeats: ElementName = "repeats"
    /// `required`.
    package static let required: ElementName = "required"
    /// `resourceType`.
    package static let resourceType: ElementName = "resourceType"
    /// `size`.
    package static let size: ElementName = "size"
    /// `source`.
    package static let source: ElementName = "source"
    /// `start`.
    package static let start: ElementName = "start"
    /// `status`.
    package static let status: ElementName = "status"
    /// `subject`.
    package static let subject: ElementName = "subject"
    /// `subjectType`.
    package static let subjectType: ElementName = "subjectType"
    /// `system`.
    package static let system: ElementName = "system"
    /// `telecom`.
    package static let telecom: ElementName = "telecom"
    /// `text`.
    package static let text: ElementName = "text"
    /// `title`.
    package static let title: ElementName = "title"
    /// `type`.
    package static let type: ElementName = "type"
    /// `unit`.
    package static let unit: ElementName = "unit"
    /// `url`.
    package static let url: ElementName = "url"
    /// `use`.
    package static let use: ElementName = "use"
    /// `useContext`.
    package static let useContext: ElementName = "useContext"
    /// `userSelected`.
    package static let userSelected: ElementName = "userSelected"
    /// `value`.
    package static let value: ElementName = "value"
    /// `valueAttachment`.
    package static let valueAttachment: ElementName = "valueAttachment"
    /// `valueBoolean`.
    package static let valueBoolean: ElementName = "valueBoolean"
    /// `valueCode`.
    package static let valueCode: ElementName = "valueCode"
    /// `valueCodeableConcept`.
    package static let valueCodeableConcept: ElementName = "valueCodeableConcept"
    /// `valueCoding`.
    package static let valueCoding: ElementName = "valueCoding"
    /// `valueDate`.
    package static let valueDate: ElementName = "valueDate"
    /// `valueDateTime`.
    package static let valueDateTime: ElementName = "valueDateTime"
    /// `valueDecimal`.
    package static let valueDecimal: ElementName = "valueDecimal"
    /// `valueExpression`.
    package static let valueExpression: ElementName = "valueExpression"
    /// `valueInteger`.
    package static let valueInteger: ElementName = "valueInteger"
    /// `valueQuantity`.
    package static let valueQuantity: ElementName = "valueQuantity"
    /// `valueReference`.
    package static let valueReference: ElementName = "valueReference"
    /// `valueSet`.
    package static let valueSet: ElementName = "valueSet"
    /// `valueString`.
    package static let valueString: ElementName = "valueString"
    /// `valueTime`.
    package static let valueTime: ElementName = "valueTime"
    /// `valueUri`.
    package static let valueUri: ElementName = "valueUri"
    /// `version`.
    package static let version: ElementName = "version"
    /// `_text`: what a primitive carries besides its value.
    package static let textCompanion: ElementName = "_text"
    /// `_display`: what a primitive carries besides its value.
    package static let displayCompanion: ElementName = "_display"
    /// `_title`: what a primitive carries besides its value.
    package static let titleCompanion: ElementName = "_title"
    /// `_required`: what a primitive carries besides its value.
    package static let requiredCompanion: ElementName = "_required"
    /// `_repeats`: what a primitive carries besides its value.
    package static let repeatsCompanion: ElementName = "_repeats"
    /// `_readOnly`: what a primitive carries besides its value.
    package static let readOnlyCompanion: ElementName = "_readOnly"
    /// `_valueString`: what a primitive carries besides its value.
    package static let valueStringCompanion: ElementName = "_valueString"
    /// `_answerValueSet`: what a primitive carries besides its value.
    package static let answerValueSetCompanion: ElementName = "_answerValueSet"
    /// `_prefix`: what a primitive carries besides its value.
    package static let prefixCompanion: ElementName = "_prefix"
    /// `_questionnaire`: what a primitive carries besides its value.
    package static let questionnaireCompanion: ElementName = "_questionnaire"
    /// `_maxLength`: what a primitive carries besides its value.
    package static let maxLengthCompanion: ElementName = "_maxLength"
    /// `timestamp`.
    package static let timestamp: ElementName = "timestamp"
    /// `entry`.
    package static let entry: ElementName = "entry"
    /// `fullUrl`.
    package static let fullUrl: ElementName = "fullUrl"
    /// `resource`.
    package static let resource: ElementName = "resource"
    /// `request`.
    package static let request: ElementName = "request"
    /// `method`.
    package static let method: ElementName = "method"
    /// `ifNoneExist`.
    package static let ifNoneExist: ElementName = "ifNoneExist"
    /// `tag`.
    package static let tag: ElementName = "tag"
    /// `birthDate`.
    package static let birthDate: ElementName = "birthDate"
    /// `category`.
    package static let category: ElementName = "category"
    /// `performer`.
    package static let performer: ElementName = "performer"
    /// `effectiveDateTime`.
    package static let effectiveDateTime: ElementName = "effectiveDateTime"
    /// `intent`.
    package static let intent: ElementName = "intent"
    /// `priority`.
    package static let priority: ElementName = "priority"
    /// `authoredOn`.
    package static let authoredOn: ElementName = "authoredOn"
    /// `requester`.
    package static let requester: ElementName = "requester"
    /// `reasonCode`.
    package static let reasonCode: ElementName = "reasonCode"
    /// `supportingInfo`.
    package static let supportingInfo: ElementName = "supportingInfo"
    /// `note`.
    package static let note: ElementName = "note"
}
