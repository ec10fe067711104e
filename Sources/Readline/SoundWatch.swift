internal import CReadline
internal import Glibc
internal import Kiosk

/// Looks again and again what is plugged in, and never waits for it.
///
/// The list of cards is read at once; what their jacks say is asked of `amixer`, a card after the other, while keys are waited for.
struct SoundWatch {
    private let folder: String
    private let device: String?
    private let programs: SpeechPrograms
    private var cards: SoundCards?
    /// The card of ``cards`` that is asked.
    private var asked = 0
    private var output = program_output()
    private var bytes: [UInt8] = []
    private var startedAt = ContinuousClock.now
    private var nextLook = ContinuousClock.now

    /// A program that lists a few hundred controls takes some milliseconds; one that hangs is not waited for.
    private static let patience = Duration.seconds(2)
    /// More than any card's controls take.
    private static let mostBytes = 1 << 20

    /// - Parameters:
    ///   - folder: where the kernel lists cards.
    ///   - device: the one device to play on; nil for whichever card has headphones.
    ///   - programs: among them the one that asks a card.
    init(folder: String, device: String?, programs: SpeechPrograms) {
        (self.folder, self.device, self.programs) = (folder, device, programs)
    }

    /// What was found since the last call; nil while it is looked, and until it is time to look again.
    ///
    /// - Parameters:
    ///   - now: the time.
    ///   - interval: the time from one look to the next.
    /// - Returns: where sound would be heard.
    mutating func look(at now: ContinuousClock.Instant, every interval: Duration) -> SoundOutlet? {
        if cards == nil {
            guard now >= nextLook || nextLook - now > interval else { return nil }
            nextLook = now + interval
            begin(at: now)
        }
        return goOn(at: now)
    }

    /// Begins anew, whatever was found so far.
    mutating func begin(at now: ContinuousClock.Instant) {
        end()
        let all = SoundCards(in: folder)
        cards = device.map { all.only(device: $0) } ?? all
        asked = -1
        ask(at: now)
    }

    private mutating func end() { unsafe program_output_end(&output) }

    /// Asks the next card, where there is one.
    private mutating func ask(at now: ContinuousClock.Instant) {
        asked += 1
        bytes = []
        startedAt = now
        guard let cards, asked < cards.cards.count,
            let program = programs.listingControls(ofCard: cards.cards[asked].number)
        else {
            asked = .max
            return
        }
        var arguments = unsafe program.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        _ = unsafe program_output_start(&arguments, &output)
    }

    private mutating func goOn(at now: ContinuousClock.Instant) -> SoundOutlet? {
        while let cards, asked < cards.cards.count {
            guard read(at: now) else { return nil }
            self.cards?.cards[asked].isPlugged = JackControls.isPlugged(
                in: String(decoding: bytes, as: UTF8.self)
            )
            ask(at: now)
        }
        defer { cards = nil }
        return cards?.outlet(playingOn: device)
    }

    /// Whether the program has said everything, or will not.
    private mutating func read(at now: ContinuousClock.Instant) -> Bool {
        guard output.pid != 0 else { return true }
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe program_output_read(&output, &piece, piece.count)
            if count == 0 { return true }
            if count > 0 { bytes += piece.prefix(count) }
            guard now - startedAt > Self.patience || bytes.count > Self.mostBytes else {
                if count < 0 { return false }
                continue
            }
            end()
            bytes = []
            return true
        }
    }
}
