import ConsultationRequests
import Glibc

/// A settings file with what it names: whether a kiosk can run on it, and if not, which line to mend.
struct SettingsCheck {
    let path: String
    let settings: KioskSettings
    /// What is wrong with the file itself.
    private var problems: [SettingsFile.Problem]
    private let file: SettingsFile?

    /// Reads the file; one that cannot be read is a problem.
    init(_ path: String) {
        self.path = path
        do {
            let limit = SettingsFile.limit
            let file = SettingsFile(try FileReading.bytes(of: path, kind: .regular, limit: limit))
            (settings, problems) = KioskSettings.reading(file)
            self.file = file
        } catch {
            settings = .installed
            file = nil
            let advice =
                "cannot be read: \(error); make it anew from /usr/share/anteroom/kiosk.conf"
            problems = [SettingsFile.Problem(message: advice)]
        }
    }

    /// Whether the file can be taken as it stands; what it names is not looked at.
    var isReadable: Bool { problems.isEmpty }

    /// Each problem as a line: "/etc/anteroom/kiosk.conf:12: …".
    ///
    /// What the file names is looked at only once the file itself is right.
    func findings() -> [String] {
        (isReadable ? problemsOfWhatItNames() : problems).map(sentence)
    }

    /// The problem, where there is one, for which the alert command would call nobody; found before the first visitor comes.
    func alertFindings() -> [String] { [alertProblem].compactMap(\.self).map(sentence) }

    private func sentence(_ problem: SettingsFile.Problem) -> String {
        let place = problem.number.map { "\(path):\($0)" } ?? path
        return "\(place): \(problem.message)"
    }

    private var alertProblem: SettingsFile.Problem? {
        guard let line = settings.options.alertCommand else { return nil }
        let command = AlertCommand(line)
        let syntax = command.syntaxFault.map { "the shell cannot read this command: \($0)" }
        let message = syntax ?? command.programFault.map { "this would call nobody: \($0)" }
        return message.map { message in
            let number = file?.lines.first { $0.name == "alert-command" }?.number
            return SettingsFile.Problem(number: number, message: message)
        }
    }

    private func problemsOfWhatItNames() -> [SettingsFile.Problem] {
        let options = settings.options
        var found: [SettingsFile.Problem] = []
        func add(_ names: String..., message: String) {
            let line = file?.lines.first { names.contains($0.name) }
            found.append(SettingsFile.Problem(number: line?.number, message: message))
        }
        do {
            var folder = try QuestionnaireFolder(reading: options.questionnairePath)
            try folder.readRest()
        } catch {
            add("questionnaires", message: "\(error)")
        }
        if unsafe access(options.requestsPath, W_OK | X_OK) != 0 {
            let reason = "\(options.requestsPath): \(FileReadingError(code: errno))"
            let advice = "systemd-tmpfiles --create anteroom.conf makes the folder of the package"
            add("requests", message: "requests cannot be stored: \(reason); \(advice)")
        }
        if let codes = options.codesPath, unsafe access(codes, R_OK | W_OK | X_OK) != 0 {
            let reason = "\(codes): \(FileReadingError(code: errno))"
            let advice = "the kiosk reads codes there and writes which are used; make the folder"
            add("codes", message: "codes cannot be used up: \(reason); \(advice)")
        }
        do {
            _ = try options.sealing()
        } catch {
            add("recipient", "recipients-file", message: "\(error)")
        }
        if options.releaseCodeFile != nil {
            var reason = ""
            let code = try? options.releaseCode { reason = $0 }
            if code == nil { add("release-code-file", message: reason) }
        }
        if options.voice {
            do throws(KioskOptions.VoiceProblem) {
                _ = try options.speechPrograms()
            } catch {
                let name = error.program == options.voiceProgram ? "voice-program" : "voice"
                add(name, message: "the voice is silent: \(error)")
            }
        }
        found += [alertProblem].compactMap(\.self)
        return found.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    }
}
