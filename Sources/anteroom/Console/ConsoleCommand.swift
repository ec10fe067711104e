import ArgumentParser
import Glibc

/// `anteroom console`: holds the machine to the console that the kiosk is on.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Lock this machine to its first console, or let it go. For root.",
        discussion: """
            anteroom-console.service locks it once at every boot. Exit codes: 0, 71 where the console refuses, 74 where \
            /run/anteroom cannot be written.
            """,
        subcommands: [Lock.self, Unlock.self]
    )

    /// The console a kiosk is on; the keymaps are those of all consoles.
    private static let device = "/dev/tty1"

    struct Lock: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Empty the keys that leave the first console, and lock changing it."
        )

        func run() throws {
            try ConsoleCommand.exiting {
                let console = try VirtualConsole(ConsoleCommand.device)
                try console.show(1)
                // Locked first: from here on no key that is still to be emptied changes the console.
                try console.lockSwitching(true)
                let ways = try console.waysOut()
                // Written down before the first is emptied; locking again adds what has come back.
                var record = ConsoleRecord.read() ?? ConsoleRecord()
                record.keys += ways
                try record.write()
                for key in ways { try console.set(key, to: ConsoleKeys.nothing) }
                record.isLocked = true
                try record.write()
                StandardError.report("the console is locked; \(ways.count) keys do nothing now")
            }
        }
    }

    struct Unlock: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give the keys back, and let the console be changed again."
        )

        func run() throws {
            try ConsoleCommand.exiting {
                let console = try VirtualConsole(ConsoleCommand.device)
                for key in ConsoleRecord.read()?.keys.reversed() ?? [] {
                    try console.set(key, to: key.entry)
                }
                try console.lockSwitching(false)
                ConsoleRecord.remove()
                StandardError.report("the console is unlocked")
            }
        }
    }

    private static func exiting(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let error as ConsoleError {
            StandardError.report("\(error)")
            throw ExitCode(EX_OSERR)
        }
    }
}
