/// Seals requests to the clinic's public keys with the `age` program, so that the kiosk cannot read
/// a sent one back.
///
/// The readable text goes to `age` through a pipe and is never on a disk; what `age` writes is an
/// `age-encryption.org/v1` file that every `age` opens.
public struct Sealing: Sendable {
    private let age: AgeProgram
    private let arguments: [String]

    /// Checks that `age` is there and takes the recipients, by sealing an empty text to them.
    ///
    /// - Parameters:
    ///   - recipients: Public keys, `age1…` or `ssh-…`, as `age -r` takes them.
    ///   - files: Files of public keys, as `age -R` takes them.
    ///   - searchPath: Folders separated by colons; the environment's `PATH` when nil.
    /// - Throws: What is missing or refused; a kiosk ends with EX_CONFIG, 78, and says it.
    public init(
        recipients: [String],
        files: [String] = [],
        searchPath: String? = nil
    ) throws(SealingError) {
        guard !recipients.isEmpty || !files.isEmpty else { throw .noRecipient }
        if recipients.contains(where: { $0.uppercased().contains("AGE-SECRET-KEY-") }) {
            throw .secretKeyGiven
        }
        age = try AgeProgram(searchPath: searchPath)
        arguments =
            recipients.flatMap { ["-r", $0] } + files.flatMap { ["-R", $0] }
        let trial = age.run(arguments, on: [])
        guard case .exited(0) = trial.ending else {
            throw .badRecipient(AgeProgram.words(of: trial))
        }
    }

    /// Seals to the recipients of identity files, as a desk does that has the clinic's key and no list of recipients.
    ///
    /// - Parameters:
    ///   - identityFiles: Files of secret keys, as `age -e -i` takes them.
    ///   - searchPath: Folders separated by colons; the environment's `PATH` when nil.
    public init(identityFiles: [String], searchPath: String? = nil) throws(SealingError) {
        guard !identityFiles.isEmpty else { throw .noRecipient }
        age = try AgeProgram(searchPath: searchPath)
        arguments = ["-e"] + identityFiles.flatMap { ["-i", $0] }
    }

    /// The sealed form of a text.
    public func seal(_ text: [UInt8]) throws(SealingError) -> [UInt8] {
        let result = age.run(arguments, on: text)
        guard case .exited(0) = result.ending, AgeProgram.isSealed(result.output) else {
            throw .failed(AgeProgram.words(of: result))
        }
        return result.output
    }

    /// The sealed form of a text in letters and digits, for a line of a log (`age -a`).
    func sealAsText(_ text: [UInt8]) throws(SealingError) -> [UInt8] {
        let result = age.run(["-a"] + arguments, on: text)
        guard case .exited(0) = result.ending,
            result.output.starts(with: "-----BEGIN AGE ENCRYPTED FILE-----".utf8)
        else {
            throw .failed(AgeProgram.words(of: result))
        }
        return result.output
    }
}

/// Opens sealed requests with the clinic's identity file; for staff, away from the kiosk.
public struct Unsealing: Sendable {
    private let age: AgeProgram
    private let identityFiles: [String]

    /// Finds `age`.
    ///
    /// - Parameters:
    ///   - identityFiles: Files of secret keys, as `age -d -i` takes them.
    ///   - searchPath: Folders separated by colons; the environment's `PATH` when nil.
    /// - Throws: What is missing or refused; a kiosk ends with EX_CONFIG, 78, and says it.
    public init(
        identityFiles: [String],
        searchPath: String? = nil
    ) throws(SealingError) {
        age = try AgeProgram(searchPath: searchPath)
        self.identityFiles = identityFiles
    }

    /// The readable text of a sealed one, whole and authentic, or an error; never a part of it.
    public func open(_ sealed: [UInt8]) throws(SealingError) -> [UInt8] {
        let result = age.run(["-d"] + identityFiles.flatMap { ["-i", $0] }, on: sealed)
        guard case .exited(0) = result.ending else {
            throw .notOpened(AgeProgram.words(of: result))
        }
        return result.output
    }
}
