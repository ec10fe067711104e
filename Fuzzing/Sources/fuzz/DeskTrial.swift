import ConsultationRequests
import Dispatch
import Glibc
import Synchronization

@testable import DeskSite

/// A desk with one request and one alert, made anew for each input: what is read from disk lies in a folder that nothing
/// changes, what is written goes to memory.
struct DeskTrial {
    static let session = String(repeating: "b", count: 32)
    static let formKey = String(repeating: "c", count: 32)
    /// What nobody may see who is not known.
    private static let secrets = [
        "Alex", "Example", "asked for by the visitor", "7F3-KQ2", session, formKey,
    ]

    private static let folder: String? = makeFolder()
    private static let guardian: RequestGuard? = {
        guard let folder, let secrets = try? DeskSecrets(file: folder + "/secrets") else {
            return nil
        }
        return RequestGuard(secrets: secrets, port: 8080)
    }()

    private let memory: MemoryFolder
    private let before: [String: [UInt8]]
    private let site: DeskSite

    init?() {
        guard let folder = Self.folder, let gate = Self.guardian else { return nil }
        let name = "20261123T141507Z-7F3KQ2.json"
        before = [name: Array(Self.request.utf8)]
        memory = MemoryFolder([
            folder: before,
            folder + "/alerts": ["20261123T141501Z-1A2B3C.json": Array(Self.alert.utf8)],
        ])
        let desk = FrontDesk(
            name: "a",
            folders: [DeskFolder(name: "Clinic", path: folder)],
            system: memory.system
        )
        site = DeskSite(gate: gate, desk: desk)
    }

    func response(to request: WebRequest) -> WebResponse {
        let site = site
        let done = DispatchSemaphore(value: 0)
        let answer = Mutex<WebResponse?>(nil)
        let box = Box(answer: answer)
        Task.detached {
            await site.desk.look()
            let response = await site.respond(to: request)
            box.answer.withLock { $0 = response }
            done.signal()
        }
        done.wait()
        return box.answer.withLock { $0 } ?? WebResponse(500)
    }

    private final class Box: Sendable {
        let answer: Mutex<WebResponse?>
        init(answer: consuming Mutex<WebResponse?>) { self.answer = answer }
    }

    /// A stranger sees nothing of visitors and changes nothing; nobody changes anything but by a form of this desk.
    func checkSecrecy(of request: WebRequest, _ response: WebResponse, _ body: String) {
        let cookie = "anteroom-desk-8080=" + Self.session
        let mayBeKnown = (request.headers["cookie"] ?? "").contains(cookie)
        if !mayBeKnown {
            let told = Self.secrets.first { body.contains($0) }
            hold("a stranger sees nothing of visitors", told == nil) { told ?? "" }
        }
        let isOwnForm = request.form["csrf"] == Self.formKey && request.headers["origin"] != nil
        let isChanged = memory.files(of: Self.folder ?? "") != before
        let isView = mayBeKnown && request.method != "POST" && request.path.hasPrefix("/r/")
        hold(
            "only a form of the desk changes anything",
            !isChanged || mayBeKnown && isOwnForm || isView
        ) {
            "\(memory.files(of: Self.folder ?? "").keys.sorted())"
        }
    }

    private static func makeFolder() -> String? {
        let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/fuzz-desk-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { return nil }
        let folder = template.dropLast().map { UInt8(bitPattern: $0) }
        let path = String(decoding: folder, as: UTF8.self)
        let words = [String(repeating: "a", count: 32), session, formKey]
        write(words.joined(separator: "\n") + "\n", to: path + "/secrets")
        write(request, to: path + "/20261123T141507Z-7F3KQ2.json")
        return path
    }

    private static func write(_ text: String, to path: String) {
        guard let file = unsafe fopen(path, "w") else { return }
        _ = unsafe fputs(text, file)
        unsafe fclose(file)
        _ = unsafe chmod(path, 0o600)
    }

    private static let alert =
        #"{"alert":"20261123T141501Z-1A2B3C","station":"seat 4","time":"2026-11-23T14:15:01Z","code":"person-wanted","priority":"stat"}"#
        + "\n"

    private static let request = """
        {"resourceType":"Bundle","type":"transaction","entry":[
        {"fullUrl":"urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0001","resource":{"resourceType":"Patient",
        "name":[{"text":"Alex Example"}]},"request":{"method":"POST","url":"Patient"}},
        {"fullUrl":"urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0004","resource":{"resourceType":"ServiceRequest",
        "status":"active","intent":"proposal","priority":"asap",
        "code":{"text":"Consultation asked for by the visitor"},"authoredOn":"2026-11-23T09:14:07+01:00",
        "subject":{"reference":"urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0001"}},
        "request":{"method":"POST","url":"ServiceRequest"}}]}
        """
}
