import ConsultationRequests
import FHIRModel
import RequestTesting
import StaffPages
import SystemPackage
import TerminalTesting
import Testing

/// Answers are secrets: no description, reflection or error of this module prints one.
@Suite struct RedactionTests {
    /// A word in every place of a request that a visitor's words can come to.
    private static let canary = "quokka"

    private static let request: SampleRequest = {
        var request = SampleRequest.review
        request.name = canary
        request.items.append(
            SampleRequest.plain("x", canary, #""valueString":"\#(canary)""#)
        )
        request.items.append(SampleRequest.coded("y", "Y?", "\(canary)=\(canary)"))
        return request
    }()

    /// All that a value prints of itself.
    private func words(_ value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value) \(String(reflecting: value)) \(dumped)"
    }

    private func expectSilent(_ value: Any, _ what: Comment) {
        #expect(!words(value).lowercased().contains(Self.canary), what)
    }

    @Test func valuesPrintNoAnswer() throws {
        let folder = try TemporaryFolder()
        var bundle = try Self.request.tree()
        let number = RequestNumber(time: UTCTime(secondsSince1970: 0), code: 1)
        RequestBundle.finish(
            &bundle,
            number: number,
            station: "seat",
            isDemonstration: true,
            clock: .utc
        )
        var store = RequestStore(folder: folder.path)
        let stored = try store.store(bundle.serialized())
        let name = try #require(RequestFileName(stored.fileName))
        let requests = RequestFolder(path: folder.path)
        let file = try requests.read(name).get()
        #expect(file.bytes.contains(Array(Self.canary.utf8)), "the word is there to be found")
        expectSilent(file, "RequestFile")
        expectSilent(requests.read(name), "its result")
        expectSilent([file] as [Any], "a list of it")
        let page = try #require(file.page(clock: .utc))
        #expect(page.text().contains(Self.canary))
        expectSilent(page, "StaffPage")
        expectSilent(stored, "StoredRequest")
        expectSilent(store, "RequestStore")
        expectSilent(requests, "RequestFolder")
        expectSilent(try requests.list(), "the list")
        expectSilent(try requests.check(), "the check")
    }

    @Test func faultsOfDamagedFilesPrintNoAnswer() throws {
        let folder = try TemporaryFolder()
        let text = Self.request.json
        let name = try #require(RequestFileName("20261123T081407Z-7F3KQ2.json"))
        let requests = RequestFolder(path: folder.path)
        let spots = text.ranges(of: Self.canary)
        #expect(spots.count > 3)
        for spot in spots {
            // Damaged in the middle of the word, where an error might quote what stands there.
            let middle = text.index(spot.lowerBound, offsetBy: 3)
            for damage in ["\"", "\u{1}", "\\x", "\"}", "\",\"resourceType\":\""] {
                let damaged = text[..<middle] + damage + text[middle...]
                try folder.write(String(damaged), to: name.description)
                guard case .failure(let fault) = requests.read(name) else { continue }
                #expect(fault.isDamage)
                expectSilent(fault, "\(damage)")
                for part in [Self.canary.prefix(3), Self.canary.suffix(3)] {
                    #expect(!words(fault).contains(part))
                }
                expectSilent(try requests.check(), "the check")
                expectSilent(try requests.list(), "the list")
            }
        }
    }

    @Test func errorsOfTheStorePrintNoAnswer() throws {
        for call in 0..<10 {
            let folder = try TemporaryFolder()
            let faulty = FaultySystem(.from(call, .ioError))
            var store = RequestStore(folder: folder.path, system: faulty.system)
            do {
                _ = try store.store(Self.request.bytes)
            } catch {
                expectSilent(error, "call \(call)")
            }
            expectSilent(store, "a store that failed")
        }
        var store = RequestStore(folder: "/nonexistent")
        let long = [UInt8](repeating: 0x71, count: RequestStore.longest + 1)
        let error = #expect(throws: StoreError.self) { try store.store(long) }
        #expect(!words(error as Any).contains("qq"))
    }

    @Test func anAlertPrintsItsCodeAndNothingOfAnAnswer() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(folder: folder.path, station: "seat", command: nil)
        try alerts.prepare()
        let outcome = alerts.raise(code: "I want \(Self.canary)")
        expectSilent(outcome, "AlertOutcome")
        expectSilent(alerts, "AlertStore")
        #expect(folder.files(with: Self.canary) == [])
    }
}
