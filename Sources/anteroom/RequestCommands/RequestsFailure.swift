import ArgumentParser
import ConsultationRequests
import FHIRModel
import Glibc
internal import PlainText
import SystemPackage

/// Ends a staff command: says on standard error what failed and how to mend it, and carries the
/// exit code.
struct RequestsFailure: Error {
    let code: Int32

    init(_ sentence: String, code: Int32) {
        // A file's name on the command line may hold what a terminal acts on.
        StandardError.write("anteroom: \(PrintableText.line(sentence))")
        self.code = code
    }

    init(_ error: StoreError) {
        let code: Int32 =
            switch error {
            case .failed(.openFolder, .noSuchFileOrDirectory, _): EX_NOINPUT
            case .failed(_, .permissionDenied, _): EX_NOPERM
            case .failed, .unsettled, .noFreeNumber, .tooLong: EX_IOERR
            case .busy: EX_TEMPFAIL
            case .sealing: EX_CONFIG
            }
        self.init(error.description, code: code)
    }

    init(_ error: SealingError) {
        self.init(error.description, code: EX_CONFIG)
    }

    init(_ fault: RequestFault, of name: String) {
        self.init(
            "\(name): \(fault.description)",
            code: fault == .gone ? EX_NOINPUT : EX_DATAERR
        )
    }

    /// Runs `body` and ends with the exit code of what it fails with.
    static func exiting(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let failure as RequestsFailure {
            throw ExitCode(failure.code)
        } catch let error as StoreError {
            throw ExitCode(RequestsFailure(error).code)
        }
    }
}
