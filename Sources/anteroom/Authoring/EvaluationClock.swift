import ArgumentParser
import FHIRModel
import Glibc

/// The moment that `now()` is in an evaluation on the command line.
enum EvaluationClock {
    /// The time that `--now` gives, else that of the clock, in the zone that `--time-zone` gives, else its own or the system's.
    static func moment(_ text: String?, timeZone: String?) throws -> FHIRDateTime {
        let zone = try timeZone.map { try Zone($0) }
        if case .name(let name) = zone {
            unsafe setenv("TZ", name, 1)
            tzset()
        }
        guard let text else {
            let now = LocalClock.now()
            if case .offset(let minutes) = zone { return now.atOffset(minutes) }
            return now
        }
        guard var moment = FHIRDateTime(text, isPartialAllowed: true), moment.time?.minute != nil
        else {
            throw ValidationError(
                "--now \(text): write a date with its time, such as 2026-11-23T14:15:07+01:00"
            )
        }
        switch (zone, moment.offset) {
        case (.offset(let minutes), nil): moment.offset = minutes
        case (.offset(let minutes), _): moment = moment.atOffset(minutes)
        case (.name, nil), (nil, nil):
            guard let minutes = LocalClock.minutesEast(at: moment).first else {
                throw ValidationError(
                    "--now \(text): the clocks leave this hour out in spring; write another, or an offset behind it"
                )
            }
            moment.offset = minutes
        case (.name, _): moment = moment.atOffset(LocalClock.minutesEast(atMoment: moment))
        case (nil, _): break
        }
        return moment
    }

    /// A time zone, as it is written after `--time-zone`.
    private enum Zone {
        /// Minutes east of UTC.
        case offset(Int)
        /// One of the system's time zones.
        case name(String)

        init(_ text: String) throws {
            if let moment = FHIRDateTime("2000-01-01T00:00:00" + text), let offset = moment.offset {
                self = .offset(offset)
                return
            }
            let isPlain = text.utf8.allSatisfy {
                ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "/_+-".utf8.contains($0)
            }
            guard isPlain, !text.isEmpty, text.first != "/",
                unsafe access("/usr/share/zoneinfo/" + text, R_OK) == 0
            else {
                throw ValidationError(
                    "--time-zone \(text): write an offset such as +01:00, Z, or a zone this system knows, such as Europe/Berlin"
                )
            }
            self = .name(text)
        }
    }
}
