import Foundation
import TerminalTesting

/// `anteroom kiosk` on a pseudo-terminal, with a short questionnaire of its own and folders that can be searched afterwards.
final class KioskSession {
    /// Everything the kiosk may write to, its home and its folder for temporary files included.
    let folder: TemporaryFolder
    let terminal: TerminalSession
    /// The two questions and the standard request; the words a visitor types are the test's.
    static let questionnaire = """
        {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/two", "title": "Two questions",
         "status": "draft", "item": [
          {"linkId": "one", "text": "What is your first word?", "type": "string"},
          {"linkId": "two", "text": "What is your second word?", "type": "string"}]}
        """

    /// The clinic beside them, with a crisis line for every page.
    private static let clinic = """
        {"resourceType": "Organization", "name": "Test Clinic", "contact": [{
          "purpose": {"text": "988: call or text, any time · 911", "coding": [
           {"system": "https://anteroom.example/fhir/CodeSystem/contact-purpose", "code": "crisis-line"}]},
          "telecom": [{"system": "phone", "value": "988"}, {"system": "phone", "value": "911"}]}]}
        """

    /// Starts it; without a questionnaire of its own, with the shipped ones.
    init(
        _ options: String...,
        command: String = "kiosk",
        questionnaire: String? = KioskSession.questionnaire,
        clinic: String? = KioskSession.clinic,
        environment: [String: String] = ["LANG": "C.UTF-8"],
        term: String? = "xterm-256color",
        columns: Int = 80,
        rows: Int = 24,
        errorsApart: Bool = true,
        tracer: [String] = []
    ) throws {
        folder = try TemporaryFolder()
        for name in ["Questionnaires", "Requests", "home", "temporary"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(name)",
                withIntermediateDirectories: false
            )
        }
        let questionnaires = folder.path + "/Questionnaires"
        if let questionnaire {
            try questionnaire.write(
                toFile: questionnaires + "/two.json",
                atomically: true,
                encoding: .utf8
            )
            try clinic?.write(
                toFile: questionnaires + "/clinic.json",
                atomically: true,
                encoding: .utf8
            )
        } else {
            try FileManager.default.removeItem(atPath: questionnaires)
            try FileManager.default.copyItem(
                atPath: ShippedAnswers.package + "/Questionnaires",
                toPath: questionnaires
            )
        }
        let home = ["HOME": folder.path + "/home", "TMPDIR": folder.path + "/temporary"]
        let line = tracer + [TerminalSession.product("anteroom"), command] + options
        terminal = try TerminalSession(
            line[0],
            Array(line.dropFirst()),
            environment: TerminalSession.environment(
                term: term,
                home.merging(environment) { _, new in new }
            ),
            directory: folder.path,
            columns: columns,
            rows: rows,
            errorsApart: errorsApart
        )
    }

    /// Waits for a page with a text on it, then for its prompt, and types; on a small screen reads on until it comes.
    func step(_ page: String, _ keys: String) throws {
        while try waitForPage(oneOf: [page, "Press Enter for more"]) != page { terminal.type("\r") }
        terminal.type(keys)
    }

    /// Waits until a page that came after the last one waited for shows one of these texts, and its prompt.
    @discardableResult
    func waitForPage(oneOf texts: [String]) throws -> String {
        try terminal.waitForPage(oneOf: texts)
    }

    /// The same for one text.
    func waitForPage(_ text: String) throws { try terminal.waitForPage(oneOf: [text]) }

    /// Waits for the prompt of the next page, whatever it shows.
    func waitForPrompt() throws { try terminal.waitForPage(oneOf: [""]) }

    /// From the welcome screen to the first question.
    func begin() throws {
        try step("Press Enter to start.", "\r")
        try step("Two questions", "1\r")
    }

    /// Answers both questions and all that is asked at the end, up to the page with its number.
    func send(first: String, second: String, name: String) throws {
        try begin()
        try step("first word?", first + "\r")
        try step("second word?", second + "\r")
        try answerClosingQuestions(name: name)
        try step("Send my request", "yes\r")
        try waitForPage("Request number")
    }

    /// Lets staff have the answers, leaves a name and asks for a call, up to the page that asks whether to send.
    func answerClosingQuestions(name: String) throws {
        try step("May our staff", "1\r")
        try step("What name", name + "\r")
        try step("Would you like", "1\r")
        try step("How should we", "1\r")
        try step("phone", "555-010-0199\r")
    }

    /// The process of the visit that goes on now.
    var visit: Int32 { children(of: terminal.processIdentifier).first ?? 0 }

    /// The files in the folder of requests that hold a request.
    func requests() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Requests")
            .filter { $0.hasSuffix(".json") }
            .map { folder.path + "/Requests/" + $0 }
    }

    /// The records of alerts, each as its text.
    func alertRecords() throws -> [String] {
        let alerts = folder.path + "/Requests/alerts"
        return try FileManager.default.contentsOfDirectory(atPath: alerts)
            .filter { $0.hasSuffix(".json") }
            .map { try String(contentsOfFile: alerts + "/" + $0, encoding: .utf8) }
    }

    /// An alert command that takes a moment and keeps what it is given as `called.json`.
    static let keepingCommand = "sleep 0.3; cat > called.part && mv called.part called.json"

    /// Every file below the session's folder that has a text in its content or its name.
    func files(with text: String) throws -> [String] {
        let wanted = Data(text.utf8)
        let names =
            FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.map { folder.path + "/" + $0 }.filter { path in
            if path.contains(text) { return true }
            return FileManager.default.contents(atPath: path)?.range(of: wanted) != nil
        }
    }

    /// What the screen shows, row by row; of a terminal without places, all that was printed.
    var screen: String { terminal.screen }
}
