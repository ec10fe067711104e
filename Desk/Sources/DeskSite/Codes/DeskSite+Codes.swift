import ConsultationRequests
import FHIRModel

/// The pages and forms of codes for known patients, where the desk has a folder of them.
extension DeskSite {
    func codesPage(
        _ request: WebRequest,
        _ words: DeskWords,
        status: Int = 200,
        message: String = ""
    ) async -> WebResponse {
        guard let codes else { return missing(words) }
        let frame = frame(words)
        let page = CodesPage(
            frame: frame,
            calls: await calls(frame, request),
            forms: codes.questionnaires(),
            codes: Result { () throws(StoreError) in try codes.folder(by: "").codes() },
            clock: LocalTime.clock(),
            initials: initials(of: request),
            message: message
        )
        return WebResponse(status, body: page.html)
    }

    /// Gives a code; it stands on the page that answers, and nowhere else.
    func giveCode(_ request: WebRequest, _ words: DeskWords) async -> WebResponse {
        guard let codes else { return missing(words) }
        let own = CodeWords.inLanguage(words.language)
        let (form, atHand) = (request.form, codes.questionnaires())
        let due = zip(atHand.all, atHand.words).filter { form[CodesPage.field(of: $1)] != nil }
            .map(\.0.name)
        guard let record = form["record"].flatMap({ RecordNumber($0) }),
            (1...IssuedCode.mostForms).contains(due.count),
            let initials = Self.initials(form["initials"]),
            let hours = form["hours"].flatMap({ Int64($0) }), (1...168).contains(hours)
        else { return await codesPage(request, words, status: 400, message: own.wrong) }
        do throws(StoreError) {
            let folder = codes.folder(by: initials)
            try folder.prepare()
            let (code, issued) = try folder.issue(
                for: record,
                forms: due,
                validFor: hours * 3_600
            )
            let frame = frame(words)
            let slip = CodeSlip(
                frame: frame,
                calls: await calls(frame, request),
                code: code,
                issued: issued,
                clock: LocalTime.clock()
            )
            return remembering(initials, WebResponse(200, body: slip.html))
        } catch {
            return await codesPage(request, words, status: 500, message: error.description)
        }
    }

    /// Takes a code back.
    func withdrawCode(
        _ word: Substring,
        _ request: WebRequest,
        _ words: DeskWords
    ) async -> WebResponse {
        let own = CodeWords.inLanguage(words.language)
        guard let codes, let number = RequestNumber(word) else { return missing(words) }
        guard let initials = Self.initials(request.form["initials"]) else {
            return await codesPage(request, words, status: 400, message: words.initials)
        }
        do throws(StoreError) {
            let folder = codes.folder(by: initials)
            guard try folder.codes().contains(where: { $0.code.number == number }) else {
                return missing(words)
            }
            guard try folder.withdraw(number) else {
                return await codesPage(request, words, status: 409, message: own.usedBefore)
            }
            return remembering(initials, .seeOther("/codes"))
        } catch {
            return await codesPage(request, words, status: 500, message: error.description)
        }
    }
}
