import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom codes withdraw`: takes a code back.
struct CodesWithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take a code back, so that nobody can begin with it.",
        discussion: "Exit codes: 0, 66 where there is no such code, 73 where it was used up before."
    )

    @Argument(help: "Its number in the list (7F3-KQ2).")
    var number: String

    @Option(help: "Who takes it back: your initials.")
    var initials: String

    @OptionGroup var options: CodeFolderOptions

    func validate() throws { try Initials.check(initials) }

    func run() throws {
        try RequestsFailure.exiting {
            let folder = options.folder(by: initials)
            let found = try folder.codes().filter { summary in
                let number = summary.code.number
                return number.description == self.number
                    || RequestNumber.code(spoken: self.number) == number.code
            }
            guard let code = found.first?.code, found.count == 1 else {
                throw RequestsFailure(
                    "\(number): no such code in \(folder.path); `anteroom codes list` names those there are",
                    code: EX_NOINPUT
                )
            }
            guard try folder.withdraw(code.number) else {
                throw RequestsFailure(
                    "\(code.number.spoken) was used up before; `anteroom codes list` says by whom",
                    code: EX_CANTCREAT
                )
            }
            try StandardOutput.writeLine("\(code.number.spoken) withdrawn by \(initials)")
        }
    }
}
