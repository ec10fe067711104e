/// The tests of HL7's terminology suite that this program does not pass, each with why.
enum ServerSuiteLedger {
    static let reasons: [String: String] = [
        "parameters-expand-supplement-bad": "asks a server by a parameter (useSupplement)",
        "vs-expand-v-n-default-request": "asks a server by a parameter (the default version)",
        "exclude-gender2": "asks a server for one page of several (count, offset)",
        "search-all-yes": "asks a server to search the list by words (filter)",
        "indirect-expand-zero-pinned": "asks a server by a parameter (default-valueset-version)",
        "indirect-expand-zero-pinned-wrong":
            "asks a server by a parameter (default-valueset-version)",
        "expand-exclude-enum": "mixes two versions of one code system; here a code is one in all",
        "expand-exclude-versioned":
            "mixes two versions of one code system; here a code is one in all",
    ]
}
