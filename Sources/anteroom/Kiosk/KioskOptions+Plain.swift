import Kiosk

/// The options as a unit file or a supervisor writes them, read without ArgumentParser.
///
/// Its parser describes every option by reflection, which takes as long as all the rest of a start; a visitor who has
/// pressed a key should not wait for it. Only `--name value`, `--name=value` and flags are read here.
extension KioskOptions {
    /// nil sends the arguments to the full parser, which also explains what is wrong with them.
    init?(plain arguments: ArraySlice<String>) {
        var rest = arguments
        while let argument = rest.popFirst() {
            if setFlag(argument) { continue }
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard argument.hasPrefix("--"), let name = parts.first else { return nil }
            let value: String
            if parts.count > 1 {
                value = parts[1]
            } else {
                guard let next = rest.popFirst(), !argument.hasSuffix("=") else { return nil }
                value = next
            }
            guard !value.isEmpty, !value.hasPrefix("-"), set(name, to: value) else { return nil }
        }
        guard problem == nil else { return nil }
    }

    /// Sets a flag by its name with the dashes; false where there is no such flag.
    mutating func setFlag(_ name: String) -> Bool {
        switch name {
        case "--plain": plain = true
        case "--voice": voice = true
        case "--leaving-pages": leavingPages = true
        case "--supervised": supervised = true
        default: return false
        }
        return true
    }

    /// Sets an option by its name with the dashes; false where there is none, or it does not take the value.
    mutating func set(_ name: String, to value: String) -> Bool {
        switch name {
        case "--questionnaires": questionnaires = value
        case "--requests": requests = value
        case "--terminology": terminology.append(value)
        case "--station": station = value
        case "--idle", "--warning":
            guard let seconds = Double(value) else { return false }
            if name == "--idle" { idle = seconds } else { warning = seconds }
        case "--recipient": recipient.append(value)
        case "--recipients-file": recipientsFile = value
        case "--alert-command": alertCommand = value
        case "--language": language = value
        case "--voice-program": voiceProgram = value
        case "--voice-device": voiceDevice = value
        case "--voice-output":
            guard let output = VoiceOutput(rawValue: value) else { return false }
            voiceOutput = output
        case "--sound-cards": soundCards = value
        case "--release-code-file": releaseCodeFile = value
        case "--codes": codes = value
        case "--record-system": recordSystem = value
        default: return false
        }
        return true
    }
}
