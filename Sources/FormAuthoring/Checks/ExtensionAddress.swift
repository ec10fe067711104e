internal import FHIRModel
internal import FormExtraction
internal import FormFiller

/// Addresses of extensions that are not quite those this program acts on.
enum ExtensionAddress {
    /// The address that was meant, where one is nearly the same; nil where it is known, or another altogether.
    static func meant(by url: String) -> String? {
        guard !known.contains(url) else { return nil }
        if let own = own(meantBy: url) { return own }
        guard let place = url.firstRange(of: hl7)?.lowerBound,
            ["", "http://", "https://", "http://www.", "https://www."].contains(url[..<place])
        else { return nil }
        var address = url[place...]
        if let version = address.firstIndex(of: "|") { address = address[..<version] }
        while address.last == "/" || address.last == " " { address = address.dropLast() }
        let whole = "http://" + address
        if known.contains(whole) { return whole == url ? nil : whole }
        let name = address.split(separator: "/").last.map(String.init) ?? ""
        return byName[name] ?? Suggestion.nearest(to: whole, among: addresses)
    }

    /// One of this program's own, but for how the address begins or for a version behind it.
    private static func own(meantBy url: String) -> String? {
        guard !url.hasPrefix(ExtensionName.own),
            let place = url.firstRange(of: "anteroom.example/")?.lowerBound,
            ["", "http://", "https://", "http://www.", "https://www."].contains(url[..<place])
        else { return nil }
        let whole = "https://" + url[place...].prefix { $0 != "|" && $0 != " " }
        return whole != url && known.contains(whole) ? whole : nil
    }

    private static let hl7 = "hl7.org/fhir/"
    private static let addresses =
        ExtensionName.allCases.map(\.url) + ExtractionURL.all
        + [ExtractionURL.templateContext, ExtractionURL.templateValue]
    private static let known = Set(addresses)
    /// By the last part: the same name under another part of the standard is a slip.
    private static let byName = Dictionary(
        addresses.map { ($0.split(separator: "/").last.map(String.init) ?? "", $0) }
    ) { first, _ in first }
}
