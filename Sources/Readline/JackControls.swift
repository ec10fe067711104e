/// What the jacks of a sound card tell, read from what `amixer contents` prints.
///
///     numid=16,iface=CARD,name='Headphone Jack'
///       ; type=BOOLEAN,access=r-------,values=1
///       : values=on
enum JackControls {
    /// Whether something is plugged into a jack for headphones; nil where the card has none that tells.
    ///
    /// A jack called "Phantom" always says on, and one for a microphone alone is none.
    static func isPlugged(in text: some StringProtocol) -> Bool? {
        var found: Bool?
        var isHeadphones = false
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("numid=") {
                isHeadphones = line.contains("iface=CARD") && isJackForHeadphones(line)
            } else if isHeadphones, line.contains(": values=") {
                found = found == true || line.hasSuffix("=on")
            }
        }
        return found
    }

    private static func isJackForHeadphones(_ line: some StringProtocol) -> Bool {
        guard let name = line.split(separator: "'").dropFirst().first, name.hasSuffix("Jack"),
            !name.contains("Phantom")
        else { return false }
        return name.contains("Headphone") || name.contains("Headset") && !name.contains("Mic")
    }
}
