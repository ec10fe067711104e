internal import Glibc
internal import Kiosk

/// The sound cards of this machine that play, as the kernel lists them in `/sys/class/sound`.
///
/// `/proc/asound` says the same, but a service that sees only its own processes (`ProcSubset=pid`) has no such folder.
public struct SoundCards {
    /// Where the kernel lists them.
    public static let folder = "/sys/class/sound"

    /// One card.
    struct Card: Equatable {
        /// The number after "card" and "hw:".
        var number: Int
        /// The name after "hw:CARD=".
        var id: String
        /// Whether it came by USB, as a headset does.
        var isUSB: Bool
        /// Whether something is plugged into its jack; nil where it does not tell.
        var isPlugged: Bool?

        /// One that cannot be asked.
        static let unknown = Card(number: -1, id: "", isUSB: false)
    }

    var cards: [Card] = []

    /// Looks into the folder; without it there are none.
    init(in folder: String) {
        guard let stream = unsafe opendir(folder) else { return }
        defer { unsafe closedir(stream) }
        var numbers: Set<Int> = []
        var playing: Set<Int> = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name.hasPrefix("card"), let number = Int(name.dropFirst(4)) {
                numbers.insert(number)
            }
            // pcmC1D0p: the card, the device, playback.
            if name.hasPrefix("pcmC"), name.hasSuffix("p"),
                let number = Int(name.dropFirst(4).prefix { $0 != "D" })
            {
                playing.insert(number)
            }
        }
        cards = numbers.intersection(playing).sorted().map { number in
            let path = "\(folder)/card\(number)"
            return Card(
                number: number,
                id: Self.firstLine(of: path + "/id"),
                isUSB: Self.place(of: path).contains("/usb")
            )
        }
    }

    /// Only the card that a device of ALSA is on: "plughw:1", "hw:1,0", "plughw:CARD=Headset,DEV=0".
    ///
    /// Of another device, such as "default", it is not known what is behind it; it counts as a card that does not tell.
    func only(device: String) -> Self {
        let isCard = device.hasPrefix("hw:") || device.hasPrefix("plughw:")
        let name = device.split(separator: ":").dropFirst().first?.split(separator: ",").first ?? ""
        let id = name.hasPrefix("CARD=") ? name.dropFirst(5) : name
        var copy = self
        copy.cards = isCard ? cards.filter { $0.id == id || $0.number == Int(id) } : [.unknown]
        return copy
    }

    /// Where sound is heard: in headphones if there are any, which a jack tells, or USB.
    ///
    /// - Parameter device: what to play on; nil for the card that was found.
    /// - Returns: the place, with the device to play on.
    func outlet(playingOn device: String?) -> SoundOutlet {
        func named(_ card: Card) -> String { device ?? "plughw:\(card.number)" }
        if let card = cards.first(where: { $0.isPlugged == true })
            ?? cards.first(where: { $0.isUSB && $0.isPlugged == nil })
        {
            return .headset(device: named(card))
        }
        if let card = cards.first(where: { $0.isPlugged == false }) {
            return .unplugged(device: named(card))
        }
        return cards.first.map { .untold(device: named($0)) } ?? .missing
    }

    private static func firstLine(of path: String) -> String {
        guard let file = unsafe fopen(path, "re") else { return "" }
        defer { unsafe fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count).prefix { $0 != 0x0A }, as: UTF8.self)
    }

    /// The path with every link followed.
    private static func place(of path: String) -> String {
        guard let place = unsafe realpath(path, nil) else { return "" }
        defer { unsafe free(place) }
        return unsafe String(cString: place)
    }
}
