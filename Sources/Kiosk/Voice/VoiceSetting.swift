/// How loud and how fast a voice speaks; each visitor begins with the usual.
package struct VoiceSetting: Sendable, Equatable {
    /// In percent of the usual, 0 to 200; at 0 nothing is heard.
    package private(set) var volume = 100
    /// In words a minute, 80 to 400.
    package private(set) var speed = 160

    /// The usual setting.
    package init() {}

    /// One step louder, or softer.
    package mutating func change(volume isUp: Bool) {
        volume = min(200, max(0, volume + (isUp ? 20 : -20)))
    }

    /// One step faster, or slower.
    package mutating func change(speed isUp: Bool) {
        speed = min(400, max(80, speed + (isUp ? 40 : -40)))
    }
}
