import FHIRModel
import Foundation
import RequestTesting
import StaffPages
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// R4's rules for a narrative (txt-1, txt-2), and that all renderings tell the same.
@Suite struct NarrativeTests {
    @Test func txt1OnlyTheElementsAndAttributesThatR4AllowsAreInTheNarrative() throws {
        let markup = try Markup(parsing: page(Self.hostile).narrative)
        let elements: Set<String> = [
            "a", "abbr", "acronym", "b", "big", "blockquote", "br", "caption", "cite", "code",
            "col", "colgroup", "dd", "dfn", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
            "h6", "hr", "i", "img", "li", "ol", "p", "pre", "q", "samp", "small", "span", "strong",
            "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "ul", "var",
        ]
        #expect(markup.elements.subtracting(elements) == [])
        #expect(markup.attributes.subtracting(["xmlns", "lang", "xml:lang", "style"]) == [])
        #expect(markup.root == "div")
    }

    @Test func txt2TheNarrativeHasContentEvenWithoutAnswers() throws {
        let text = try Markup(parsing: page(SampleRequest()).narrative).text
        #expect(text.contains(where: { !$0.isWhitespace }))
    }

    @Test func theNarrativeTellsWhatTheTerminalPageTells() throws {
        let page = try page(Self.hostile)
        let narrative = try Markup(parsing: page.narrative).text
        let printed = try Markup(parsing: page.html).text
        // Headings are capitals on the terminal, list dashes and banner stars are its own.
        func words(_ text: String) -> [String] {
            text.lowercased().split { $0.isWhitespace || $0 == "*" || $0 == "_" || $0 == "=" }
                .map(String.init).filter { $0 != "-" }
        }
        #expect(words(narrative) == words(page.text(width: 100_000)))
        #expect(words(printed).suffix(words(narrative).count) == words(narrative)[...])
    }

    @Test func thePrintedPageRunsNothingAndFetchesNothing() throws {
        let html = try page(Self.hostile).html
        let markup = try Markup(parsing: html)
        #expect(markup.elements.isDisjoint(with: ["script", "link", "img", "iframe", "object"]))
        #expect(markup.attributes.isDisjoint(with: ["src", "href", "onload", "onclick"]))
        #expect(html.contains("default-src 'none'"))
        #expect(markup.elements.isSuperset(of: ["html", "title", "main", "h1", "h2"]))
    }

    private func page(_ request: SampleRequest) throws -> StaffPage {
        try #require(try StaffPage(bundle: request.tree(), clock: .utc))
    }

    private static let hostile: SampleRequest = {
        var request = SampleRequest.review
        request.items.append(
            SampleRequest.plain(
                "x",
                "<script>alert(1)</script> & <b>?",
                #""valueString":"</div><script>&amp; \"'漢字 é""#
            )
        )
        return request
    }()
}

/// What an XML document holds, by FoundationXML; parsing fails where it is not well-formed.
private final class Markup: NSObject, XMLParserDelegate {
    private(set) var root = ""
    private(set) var elements: Set<String> = []
    private(set) var attributes: Set<String> = []
    private(set) var text = ""

    init(parsing markup: String) throws {
        super.init()
        let markup = markup.replacing("<!DOCTYPE html>", with: "")
        // HTML's void elements have no end, which XML wants.
        let closed = markup.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("<meta") ? $0.dropLast() + "/>" : String($0)
        }
        let parser = XMLParser(data: Data(closed.joined(separator: "\n").utf8))
        parser.delegate = self
        guard parser.parse() else {
            throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes found: [String: String]
    ) {
        if root.isEmpty { root = name }
        elements.insert(name)
        attributes.formUnion(found.keys)
        text += " "
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        text += " "
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
        text += characters
    }
}
