/// How the process of a visit ended.
public enum VisitEnd: Sendable, Equatable {
    /// A whole visit.
    case done
    /// The visitor stopped or went away.
    case erased
    /// Standard input has ended; there will be no further visitor.
    case inputEnded
    /// The terminal is gone.
    case hungUp
    /// The visit could not begin: wrong options, no questionnaires, no folder to write to (sysexits.h code).
    case refused(Int32)
    /// A crash, a signal, or an exit that no visit makes.
    case crashed

    /// From the exit code of a visit's process, or nil when a signal ended it.
    public init(exitCode: Int32?) {
        switch exitCode {
        case 0: self = .done
        case SupervisionExitCode.erased: self = .erased
        case SupervisionExitCode.inputEnded: self = .inputEnded
        case SupervisionExitCode.hungUp: self = .hungUp
        case .some(let code) where (64...78).contains(code): self = .refused(code)
        default: self = .crashed
        }
    }
}

/// The exit codes by which a supervised visit tells its supervisor how it ended; see sysexits.h.
public enum SupervisionExitCode {
    /// `EX_TEMPFAIL`: erased or abandoned.
    public static let erased: Int32 = 75
    /// `EX_NOINPUT`: standard input has ended; a visit without a supervisor says ``erased`` instead.
    public static let inputEnded: Int32 = 66
    /// 128 + SIGHUP, as shells say it.
    public static let hungUp: Int32 = 129
    /// `EX_OSERR`: the process for a visit cannot be started.
    public static let cannotStart: Int32 = 71
}
