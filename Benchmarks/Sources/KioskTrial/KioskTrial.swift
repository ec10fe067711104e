import Foundation

/// A trial of the built program that takes longer than a test should: the time to the first prompt, of several programs in turn.
///
/// What grows over thousands of visits is looked for by `Tests/Soak/soak.py`.
///
///     cc -O2 -o /tmp/yardstick Benchmarks/prompt-yardstick.c -lreadline
///     swift run -c release KioskTrial start /tmp/yardstick .build/release/anteroom 200
@main
struct KioskTrial {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        let trial = arguments.popFirst()
        var count = 200
        if let last = arguments.last, let number = Int(last) {
            count = number
            arguments.removeLast()
        }
        guard count > 0, !arguments.isEmpty else { usage() }
        let programs = arguments.map { URL(fileURLWithPath: $0).path }
        switch trial {
        case "start": try StartTrial(programs: programs, runs: count).run()
        default: usage()
        }
    }

    private static func usage() -> Never {
        print("usage: KioskTrial start PROGRAM... [COUNT]")
        exit(64)
    }
}
