import FHIRModel

/// How a kiosk fares, row by row; nothing in it is of a visitor.
struct Status: Equatable {
    /// How a row stands, the worst last.
    ///
    /// Monitors know 0, 1 and 2 as OK, warning and critical.
    enum Level: Int32, Comparable {
        /// As it should be.
        case ok = 0
        /// Somebody should look at it soon.
        case warning = 1
        /// Visitors or staff are let down by it now.
        case critical = 2

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// One thing that was looked at.
    struct Row: Equatable {
        /// What it is: "disk", "console".
        var name: String
        /// nil where the clinic does not use it, or it is not a kiosk's machine.
        var level: Level?
        /// What was found, one sentence a line, and what to do about it.
        var lines: [String]

        init(_ name: String, _ level: Level?, _ lines: String...) {
            (self.name, self.level, self.lines) = (name, level, lines)
        }

        init(_ name: String, _ level: Level?, lines: [String]) {
            (self.name, self.level, self.lines) = (name, level, lines)
        }

        /// "ok", "warning", "critical" or "not set up".
        var state: String {
            switch level {
            case .ok: "ok"
            case .warning: "warning"
            case .critical: "critical"
            case nil: "not set up"
            }
        }
    }

    var version: String
    /// When it was looked at, in local time with its offset.
    var time: String
    var rows: [Row]

    /// That of the worst row.
    var level: Level { rows.compactMap(\.level).max() ?? .ok }

    /// One page for people: the verdict, then a row a line.
    var text: String {
        let verdict = Row("", level).state
        var lines = ["anteroom \(version), \(time): \(verdict)", ""]
        for row in rows {
            let head = Self.padded(row.state, 10) + "  " + Self.padded(row.name, 14) + "  "
            let margin = String(repeating: " ", count: head.count)
            for (index, line) in row.lines.enumerated() {
                lines.append((index == 0 ? head : margin) + line)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// `{"status", "version", "time", "rows": [{"name", "state", "text": […]}]}` for monitors.
    var json: [UInt8] {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("status", string: Row("", level).state, in: root)
        tree.set("version", string: version, in: root)
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
