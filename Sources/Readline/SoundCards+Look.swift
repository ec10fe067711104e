internal import Glibc
package import Kiosk

extension SoundCards {
    /// Where sound would be heard now, for a report to staff: waits until every card has been asked.
    ///
    /// - Parameters:
    ///   - folder: where the kernel lists cards.
    ///   - device: the one device to play on; nil for whichever card has headphones.
    ///   - programs: among them the one that asks a card.
    /// - Returns: what was found; a card that does not answer in two seconds does not tell.
    package static func outlet(
        in folder: String,
        device: String?,
        programs: SpeechPrograms
    ) -> SoundOutlet {
        var watch = SoundWatch(folder: folder, device: device, programs: programs)
        while true {
            if let outlet = watch.look(at: .now, every: .zero) { return outlet }
            usleep(2_000)
        }
    }
}
