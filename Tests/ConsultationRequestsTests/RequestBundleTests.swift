import ConsultationRequests
import FHIRModel
import Foundation
import RequestTesting
import StaffPages
import Testing

/// The last touches on a request: its number, its tags, and the page as its narrative.
@Suite struct RequestBundleTests {
    @Test func theServiceRequestCarriesItAsAdditional() throws {
        var bundle = try SampleRequest.review.tree()
        let number = try #require(RequestNumber("20261123T081407Z-7F3KQ2"))
        RequestBundle.finish(
            &bundle,
            number: number,
            station: "seat 4",
            isDemonstration: true,
            clock: .utc
        )
        let once = bundle.serialized()
        RequestBundle.finish(
            &bundle,
            number: number,
            station: "seat 4",
            isDemonstration: true,
            clock: .utc
        )
        #expect(bundle.serialized() == once, "finishing twice changes nothing")
        let text = String(decoding: once, as: UTF8.self)
        #expect(text.contains(#""text":{"status":"additional","div":"<div xmlns="#))
        #expect(text.components(separatedBy: #""code":"HTEST""#).count == 5)
        #expect(text.components(separatedBy: #""code":"seat 4""#).count == 5)
        #expect(text.contains(number.description))
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(
            try StaffPage(bundle: JSONTree(parsing: once), clock: .utc)?.isDemonstration == true
        )
    }
}
