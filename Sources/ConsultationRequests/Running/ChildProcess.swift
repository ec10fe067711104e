import Synchronization
package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
@unsafe @preconcurrency import Glibc
#endif

/// A program run to its end with everything in memory: input through a pipe, output from a pipe,
/// no terminal, no shell, a time limit.
///
/// `posix_spawn` rather than a library of tasks, because a visit waits for the result before its
/// next screen, in one thread, and the limit must hold whatever the program does: it leads a
/// session of its own and is killed with all it started.
package struct ChildProcess {
    /// How the program ended.
    package enum Ending: Sendable, Equatable {
        case exited(CInt)
        case killed(signal: CInt)
        case timedOut
        /// It wrote more than the limit.
        case wroteTooMuch
        case couldNotStart(Errno)
    }

    /// What came of it.
    package struct Result: Sendable {
        package var ending: Ending
        package var output: [UInt8] = []
        package var errors: [UInt8] = []
    }

    /// The program's absolute path.
    var program: String
    /// Its arguments, without its own name.
    var arguments: [String]
    /// Given to it, `NAME=value`; nil hands on this process's own.
    var environment: [String]?
    /// Longest run, in milliseconds.
    var limit: Int
    /// Longest output that is taken, in bytes.
    var longestOutput = 64 << 20
    /// Whether the output and the messages are wanted; if not they go to `/dev/null`, and a program
    /// that leaves a child behind is not waited for.
    var wantsOutput = true

    /// A program to run.
    package init(
        program: String,
        arguments: [String],
        environment: [String]? = nil,
        limit: Int,
        longestOutput: Int = 64 << 20,
        wantsOutput: Bool = true
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.limit = limit
        self.longestOutput = longestOutput
        self.wantsOutput = wantsOutput
    }

    /// Held from the making of pipes until they are closed on exec and the program has started: a program that another
    /// thread starts in between would keep them open, and the end of the input would never come.
    private static let starting = Mutex(())

    /// Runs it on an input.
    package func run(_ input: [UInt8]) -> Result {
        var output: [UInt8] = []
        var result = run(input) { output += $0 }
        result.output = output
        return result
    }

    /// Runs it on an input, and hands over its output piece by piece, so that it need not be held at once; the result has none.
    package func run(_ input: [UInt8], _ taking: (ArraySlice<UInt8>) -> Void) -> Result {
        var pipes = Pipes()
        defer { pipes.closeAll() }
        var child: pid_t = 0
        let error = Self.starting.withLock { _ in pipes.open() ? spawn(&child, pipes) : errno }
        guard error == 0 else { return Result(ending: .couldNotStart(Errno(rawValue: error))) }
        pipes.closeChildEnds()
        var exchange = Exchange(child: child, pipes: pipes, input: input[...])
        defer { pipes = exchange.pipes }
        return exchange.run(limit: limit, longestOutput: longestOutput, taking)
    }

    private func spawn(_ child: inout pid_t, _ pipes: Pipes) -> CInt {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes.childInput, 0)
        if wantsOutput {
            unsafe posix_spawn_file_actions_adddup2(&actions, pipes.childOutput, 1)
            unsafe posix_spawn_file_actions_adddup2(&actions, pipes.childErrors, 2)
        } else {
            for file in [CInt(1), 2] {
                unsafe posix_spawn_file_actions_addopen(&actions, file, "/dev/null", O_WRONLY, 0)
            }
        }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETSIGDEF) | Self.newSession
        unsafe posix_spawnattr_setflags(&attributes, CShort(flags))
        let ownArguments = unsafe Self.cStrings([program] + arguments)
        let ownEnvironment = unsafe environment.map { unsafe Self.cStrings($0) }
        let owned = unsafe ownArguments + (ownEnvironment ?? [])
        defer { for index in unsafe owned.indices { unsafe free(owned[index]) } }
        guard let ownEnvironment = unsafe ownEnvironment else {
            return unsafe posix_spawn(
                &child,
                program,
                &actions,
                &attributes,
                ownArguments,
                environ
            )
        }
        return unsafe posix_spawn(
            &child,
            program,
            &actions,
            &attributes,
            ownArguments,
            ownEnvironment
        )
    }

    /// Strings as C wants them, a null pointer at the end; to be freed.
    private static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe strings.map { unsafe strdup($0) } + [nil]
    }

    #if canImport(Darwin)
    private static let newSession = CInt(POSIX_SPAWN_SETSID)
    #else
    /// `POSIX_SPAWN_SETSID` of `spawn.h`, which the importer does not show.
    private static let newSession: CInt = 0x80
    #endif
}
