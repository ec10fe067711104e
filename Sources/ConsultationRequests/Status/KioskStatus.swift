import FHIRModel
internal import PlainText
public import StaffPages

/// How a kiosk fares, row by row, as `anteroom status` prints it and `/health` of the desk answers; nothing in it is of a visitor.
public struct KioskStatus: Sendable, Equatable {
    /// How a row stands, the worst last.
    ///
    /// Monitors know 0, 1 and 2 as OK, warning and critical.
    public enum Level: Int32, Sendable, Comparable {
        /// As it should be.
        case ok = 0
        /// Somebody should look at it soon.
        case warning = 1
        /// Visitors or staff are let down by it now.
        case critical = 2

        /// The better comes first.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// One thing that was looked at.
    public struct Row: Sendable, Equatable {
        /// What it is: "disk", "console".
        public var name: String
        /// nil where the clinic does not use it, or it is not a kiosk's machine.
        public var level: Level?
        /// What was found, one sentence a line, and what to do about it.
        public var lines: [String]

        /// A row of its lines, each made safe to print.
        public init(_ name: String, _ level: Level?, lines: [String]) {
            (self.name, self.level) = (name, level)
            self.lines = lines.map { PrintableText.line($0) }
        }

        /// A row of its lines, each made safe to print.
        public init(_ name: String, _ level: Level?, _ lines: String...) {
            self.init(name, level, lines: lines)
        }

        /// "ok", "warning", "critical" or "not set up".
        public var state: String {
            switch level {
            case .ok: "ok"
            case .warning: "warning"
            case .critical: "critical"
            case nil: "not set up"
            }
        }
    }

    /// The program that looked, and its version: "anteroom 1.2.0".
    public var program: String
    /// When it was looked at, in local time with its offset.
    public var time: String
    /// What was looked at.
    public var rows: [Row]

    /// A status of what was looked at at a moment, which is written as the clinic's clocks show it.
    public init(program: String, at now: UTCTime, clock: ClinicClock, rows: [Row]) {
        (self.program, self.rows) = (program, rows)
        time = clock.local(now)?.description ?? now.extended
    }

    /// That of the worst row.
    public var level: Level { rows.compactMap(\.level).max() ?? .ok }

    /// The same without sentences, for whoever is not known: a station that calls is nobody else's business.
    public var statesAlone: KioskStatus {
        var status = self
        for place in rows.indices { status.rows[place].lines = [] }
        return status
    }

    /// One page for people: the verdict, then a row a line.
    public var text: String {
        var lines = ["\(program), \(time): \(Row("", level).state)", ""]
        for row in rows {
            let head = Self.padded(row.state, 10) + "  " + Self.padded(row.name, 14) + "  "
            let margin = String(repeating: " ", count: head.count)
            if row.lines.isEmpty { lines.append("\(Self.padded(row.state, 10))  \(row.name)") }
            for (index, line) in row.lines.enumerated() {
                lines.append((index == 0 ? head : margin) + line)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// `{"status", "program", "time", "rows": [{"name", "state", "text": […]}]}` for monitors.
    public var json: [UInt8] {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("status", string: Row("", level).state, in: root)
        tree.set("program", string: program, in: root)
        tree.set("time", string: time, in: root)
        let array = tree.setArray("rows", in: root)
        for row in rows {
            let object = tree.appendObject(to: array)
            tree.set("name", string: row.name, in: object)
            tree.set("state", string: row.state, in: object)
            let lines = tree.setArray("text", in: object)
            for line in row.lines { tree.append(string: line, to: lines) }
        }
        return tree.serialized(pretty: true)
    }
}

extension ClinicClock {
    /// A moment as the clinic's clocks show it, to the minute: "2026-11-23 09:15".
    package func minute(_ moment: UTCTime) -> String {
        let local = local(moment)?.description ?? moment.extended
        return String(local.prefix(16)).replacing("T", with: " ")
    }

    fileprivate func local(_ moment: UTCTime) -> FHIRDateTime? {
        let seconds = Int(moment.secondsSince1970)
        return FHIRDateTime(secondsSince1970: seconds, offset: minutesEast(seconds))
    }
}
