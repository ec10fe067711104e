// Turns a finished interview into a request in the clinic's folder: numbered, durable, with the page staff read, an audit trail
// and, where it cannot be stored, a call for staff.
import ConsultationRequests
import FHIRModel
import FormFiller

let file = """
    {"resourceType": "Questionnaire", "status": "active", "title": "Pain", "item": [
      {"linkId": "contact.name", "type": "string", "text": "What is your name?"}]}
    """

func leaveRequest(of interview: Interview, at now: FHIRDateTime, in folder: String) -> String {
    var station = RequestStation("Seat 4", folder: folder, alertCommand: AlertCommand("logger"))
    try? station.makeFolders()
    switch station.submit(RequestDraft(of: interview, now: now)) {
    case .stored(let request): return "Thank you. Your number is \(request.number.spoken)."
    case .nothingToStore: return "Thank you."
    case .failed: return "We could not keep your answers. Please go to the front desk."
    }
}

if let folder = CommandLine.arguments.dropFirst().first,
    let now = FHIRDateTime("2026-11-23T09:00:00+01:00")
{
    var interview = Interview(
        Form(compiling: try Questionnaire(parsing: Array(file.utf8))),
        now: now
    )
    _ = interview.answer([.string("Alex Example")])
    print(leaveRequest(of: interview, at: now, in: folder))
}
