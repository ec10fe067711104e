/// Codes that other programs, or people, use for those of R4's closed lists.
enum EverydayCode {
    /// The code of R4; nil where it cannot be told.
    static func meant(by code: String, at element: String) -> String? {
        codes[element]?[code.lowercased()]
    }

    private static let codes: [String: [String: String]] = [
        "Questionnaire.item.type": [
            "question": "choice", "radio": "choice", "radiogroup": "choice", "select": "choice",
            "dropdown": "choice", "checkbox": "choice", "multiple-choice": "choice",
            "single-choice": "choice", "multiselect": "choice", "list": "choice",
            "openchoice": "open-choice", "bool": "boolean", "yesno": "boolean",
            "yes-no": "boolean", "number": "decimal", "float": "decimal", "double": "decimal",
            "numeric": "decimal", "int": "integer", "slider": "integer", "rating": "integer",
            "textarea": "text", "paragraph": "text", "multiline": "text", "textbox": "string",
            "email": "string", "phone": "string", "tel": "string", "timestamp": "dateTime",
            "section": "group", "page": "group", "panel": "group", "info": "display",
            "label": "display", "note": "display", "html": "display", "heading": "display",
            "file": "attachment", "image": "attachment", "uri": "url", "link": "url",
        ],
        "Questionnaire.item.enableWhen.operator": [
            "==": "=", "===": "=", "eq": "=", "equals": "=", "equal": "=", "is": "=", "!==": "!=",
            "<>": "!=", "ne": "!=", "notequals": "!=", "not-equal": "!=", "gt": ">", "lt": "<",
            "ge": ">=", "gte": ">=", "=>": ">=", "≥": ">=", "le": "<=", "lte": "<=", "=<": "<=",
            "≤": "<=", "answered": "exists", "isset": "exists",
        ],
        "Questionnaire.item.enableBehavior": ["and": "all", "or": "any"],
        "Questionnaire.status": [
            "published": "active", "final": "active", "in-progress": "draft", "inactive": "retired",
        ],
        "ContactPoint.system": [
            "mobile": "phone", "telephone": "phone", "tel": "phone", "cell": "phone",
            "mail": "email", "e-mail": "email", "web": "url", "website": "url",
        ],
    ]
}
