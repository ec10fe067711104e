import Foundation

/// Trials of the built program that take longer than a test should: `start` measures the time to the first prompt, of several
/// programs in turn, `soak` sends request after request through one kiosk.
///
///     cc -O2 -o /tmp/yardstick Benchmarks/prompt-yardstick.c -lreadline
///     swift run -c release KioskTrial start /tmp/yardstick .build/release/anteroom 200
///     swift run -c release KioskTrial soak .build/release/anteroom 2000
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
        case "soak" where programs.count == 1:
            try SoakTrial(program: programs[0], visits: count).run()
        default: usage()
        }
    }

    private static func usage() -> Never {
        print("usage: KioskTrial start PROGRAM... [COUNT] | soak PROGRAM [COUNT]")
        exit(64)
    }
}
