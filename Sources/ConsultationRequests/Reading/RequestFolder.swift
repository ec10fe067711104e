import FHIRModel
import StaffPages

/// A folder of requests as staff read it, while kiosks and other programs may go on writing,
/// changing and removing files there.
public struct RequestFolder: Sendable {
    /// The folder's path.
    public let path: String
    let folder: DurableFolder
    let unsealing: Unsealing?

    /// A folder.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - unsealing: What opens sealed requests; without it they are listed as sealed.
    ///   - system: The calls by which the world is touched.
    public init(path: String, unsealing: Unsealing? = nil, system: SystemCalls = .live) {
        self.path = path
        self.unsealing = unsealing
        folder = DurableFolder(path: path, system: system)
    }

    /// The names of all requests in the folder, the oldest first.
    public func names() throws(StoreError) -> [RequestFileName] {
        try FolderReader(folder: folder).names { $0.hasSuffix(".json") || $0.hasSuffix(".age") }
            .compactMap { RequestFileName($0) }
    }

    /// The requests whose number was said or written so: `7F3-KQ2`, `7f3kq2`, the whole form, or
    /// the file's name.
    ///
    /// More than one when the spoken part fits several.
    public func names(matching text: String) throws(StoreError) -> [RequestFileName] {
        let exact = RequestNumber(text) ?? RequestFileName(text)?.number
        let code = RequestNumber.code(spoken: text)
        return try names().filter { name in
            exact.map { name.number == $0 } ?? (name.number.code == code)
        }
    }

    /// Reads a request whole, or says why not.
    ///
    /// - Parameters:
    ///   - name: The file.
    ///   - digests: What ``sentDigests()`` told, to compare the file with; nil leaves that out.
    /// - Returns: The request, only when all of it is sound.
    public func read(
        _ name: RequestFileName,
        digests: [RequestNumber: String]? = nil
    ) -> Result<RequestFile, RequestFault> {
        do throws(RequestFault) {
            let stored = try stored(name.description)
            if let digest = digests?[name.number], digest != SHA256.hexadecimal(of: stored) {
                throw .changed
            }
            return .success(try decode(stored, name: name.description, number: name.number))
        } catch {
            return .failure(error)
        }
    }

    /// Reads a request from a file of any name in the folder, as one that was handed over has.
    public func read(file name: String) -> Result<RequestFile, RequestFault> {
        do throws(RequestFault) {
            let number = RequestFileName(name)?.number
            return .success(try decode(stored(name), name: name, number: number))
        } catch {
            return .failure(error)
        }
    }

    /// The SHA-256 of every request's file as it was sent, from the audit trail.
    ///
    /// Empty where there is no trail that can be read.
    public func sentDigests() -> [RequestNumber: String] {
        let log = ChainedLog(folder: folder, name: "audit")
        let sent = ((try? log.entries()) ?? []).filter { $0.text(.event) == "sent" }
        return Dictionary(
            sent.compactMap { entry in
                entry.number(.record).flatMap { number in
                    entry.text("sha256").map { (number, $0) }
                }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The file's bytes as they stand in the folder.
    func stored(_ name: String) throws(RequestFault) -> [UInt8] {
        let bytes: [UInt8]?
        do throws(StoreError) {
            bytes = try FolderReader(folder: folder).read(name, longest: Self.longest)
        } catch {
            throw .unreadable(error)
        }
        guard let bytes else { throw .gone }
        return bytes
    }

    /// Longest file that is read: a sealed one is a little longer than what is in it.
    static let longest = RequestStore.longest + 1 << 20

    /// The request in a file's bytes.
    func decode(
        _ stored: [UInt8],
        name: String,
        number: RequestNumber?
    ) throws(RequestFault) -> RequestFile {
        let isSealed = name.hasSuffix(".age") || AgeProgram.isSealed(stored)
        let bytes = try isSealed ? opened(stored) : stored
        let bundle: JSONTree
        do throws(JSONSyntaxError) {
            bundle = try JSONTree(parsing: bytes)
        } catch {
            throw .notJSON(error)
        }
        if let rule = BundleRules.firstBroken(in: bundle) { throw .notARequest(rule) }
        return RequestFile(name: name, number: number, bytes: bytes, bundle: bundle)
    }

    private func opened(_ sealed: [UInt8]) throws(RequestFault) -> [UInt8] {
        guard AgeProgram.isSealed(sealed) else {
            throw .notARequest("its first line is not age's")
        }
        guard let unsealing else { throw .sealed }
        do throws(SealingError) {
            return try unsealing.open(sealed)
        } catch {
            throw .notOpened(error)
        }
    }
}
