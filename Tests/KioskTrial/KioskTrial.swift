import Foundation

/// Trials of the built program that take longer than a test should: `start` measures the time to the first prompt, `soak`
/// sends request after request through one kiosk.
///
///     swift run -c release KioskTrial start .build/release/anteroom 200
///     swift run -c release KioskTrial soak .build/release/anteroom 2000
@main
struct KioskTrial {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let count = Int(arguments.count > 3 ? arguments[3] : "200"),
            count > 0
        else { usage() }
        let program = URL(fileURLWithPath: arguments[2]).path
        switch arguments[1] {
        case "start": try StartTrial(program: program, runs: count).run()
        case "soak": try SoakTrial(program: program, visits: count).run()
        default: usage()
        }
    }

    private static func usage() -> Never {
        print("usage: KioskTrial start|soak PROGRAM [COUNT]")
        exit(64)
    }
}
