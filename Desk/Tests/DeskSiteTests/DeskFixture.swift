import ConsultationRequests
import Foundation

@testable import DeskSite

/// A desk over a folder of requests of its own, asked without a server.
final class DeskFixture: Sendable {
    let folder: String
    let secrets: DeskSecrets
    let gate: RequestGuard
    let desk: FrontDesk
    let site: DeskSite
    static let port = 8_650

    struct Missing: Error {}

    /// Where codes are given, if any forms are.
    let codes: String

    init(
        name: String? = nil,
        unsealing: Unsealing? = nil,
        forms: [(name: String, bytes: [UInt8])] = [],
        system: SystemCalls = .live
    ) async throws {
        let files = FileManager.default
        let parent = files.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
            .path
        folder = parent + "/Requests"
        try files.createDirectory(atPath: folder + "/alerts", withIntermediateDirectories: true)
        secrets = try DeskSecrets(file: parent + "/token")
        guard let gate = RequestGuard(secrets: secrets, port: Self.port, name: name) else {
            throw Missing()
        }
        self.gate = gate
        desk = FrontDesk(
            name: "one",
            folders: [DeskFolder(name: "requests", path: folder)],
            unsealing: unsealing,
            system: system
        )
        let atHand = QuestionnairesAtHand(files: forms)
        codes = parent + "/Codes"
        site = DeskSite(
            gate: gate,
            desk: desk,
            codes: forms.isEmpty ? nil : CodeDesk(codes) { atHand }
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: (folder as NSString).deletingLastPathComponent)
    }

    static let number = "20261123T081407Z-7F3KQ2"

    /// Puts a request there of somebody with this name, as JSON has it.
    func put(
        _ person: String = "Alex Example",
        priority: String = "asap",
        number: String = number,
        visit: VisitID? = nil
    ) throws {
        let entry = { (kind: String, url: String, rest: String) in
            #"{"fullUrl":"urn:uuid:\#(url)","resource":{"resourceType":"\#(kind)"\#(rest)},"request":{"method":"POST","url":"\#(kind)"}}"#
        }
        let entries = [
            entry(
                "Patient",
                "1",
                #","name":[{"text":"\#(person)"}],"telecom":[{"system":"phone","value":"555-0123"}]"#
            ),
            entry(
                "QuestionnaireResponse",
                "2",
                #","status":"completed","questionnaire":"http://x.example/Questionnaire/talk|1","item":[{"linkId":"a","text":"Name?","answer":[{"valueString":"\#(person)"}]}]"#
            ),
            entry(
                "ServiceRequest",
                "3",
                #","status":"active","intent":"proposal","priority":"\#(priority)","subject":{"reference":"urn:uuid:1"}"#
            ),
        ]
        let tag = visit.map {
            #"{"system":"https://anteroom.example/fhir/CodeSystem/visit","code":"\#($0)"}"#
        }
        let meta = tag.map { #","meta":{"tag":[\#($0)]}"# } ?? ""
        let json =
            #"{"resourceType":"Bundle"\#(meta),"type":"transaction","entry":[\#(entries.joined(separator: ","))]}"#
        try json.write(toFile: "\(folder)/\(number).json", atomically: true, encoding: .utf8)
    }

    /// Raises an alert as a kiosk does.
    func call(
        station: String = "Seat 4",
        code: String = "safety-now",
        display: String? = nil,
        priority: AlertPriority = .stat,
        visit: VisitID? = nil
    ) throws -> RequestNumber {
        var alerts = AlertStore(folder: folder, station: station, command: nil)
        try alerts.prepare()
        return alerts.raise(code: code, display: display, priority: priority, visit: visit).alert
            .number
    }

    /// Asks as a browser that somebody uses who is known.
    func get(_ target: String, _ headers: [String: String] = [:]) async -> WebResponse {
        let own = [
            "host": "localhost:\(Self.port)", "cookie": cookie, "sec-fetch-site": "same-origin",
        ]
        return await site.respond(
            to: WebRequest(method: "GET", target: target, headers: own.merging(headers) { $1 })
        )
    }

    /// Sends a form as a page of the desk does.
    func post(
        _ target: String,
        _ fields: [String: String],
        _ headers: [String: String] = [:]
    ) async -> WebResponse {
        let own = [
            "host": "localhost:\(Self.port)", "cookie": cookie,
            "origin": "http://localhost:\(Self.port)",
        ]
        let all = ["csrf": secrets.formKey].merging(fields) { $1 }
        let body = all.map { "\($0.key)=\(ListPage.encoded($0.value))" }.joined(separator: "&")
        return await site.respond(
            to: WebRequest(
                method: "POST",
                target: target,
                headers: own.merging(headers) { $1 }.filter { !$0.value.isEmpty },
                body: Array(body.utf8)
            )
        )
    }

    var cookie: String { "\(gate.cookieName)=\(secrets.session)" }

    var marks: [Mark] { (try? Marks(folder: folder).all()) ?? [] }
}

extension WebResponse {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header field.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
