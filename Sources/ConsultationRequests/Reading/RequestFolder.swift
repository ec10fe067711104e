import FHIRModel

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
    public func read(_ name: RequestFileName) -> Result<RequestFile, RequestFault> {
        do throws(RequestFault) {
            return .success(try decode(stored(name), as: name))
        } catch {
            return .failure(error)
        }
    }

    /// The file's bytes as they stand in the folder.
    func stored(_ name: RequestFileName) throws(RequestFault) -> [UInt8] {
        let bytes: [UInt8]?
        do throws(StoreError) {
            bytes = try FolderReader(folder: folder).read(
                name.description,
                longest: RequestStore.longest + 1 << 20
            )
        } catch {
            throw .unreadable(error)
        }
        guard let bytes else { throw .gone }
        return bytes
    }

    /// The request in a file's bytes.
    func decode(
        _ stored: [UInt8],
        as name: RequestFileName
    ) throws(RequestFault) -> RequestFile {
        let bytes = try name.isSealed ? opened(stored) : stored
        let bundle: JSONTree
        do throws(JSONSyntaxError) {
            bundle = try JSONTree(parsing: bytes)
        } catch {
            throw .notJSON(error)
        }
        if let rule = BundleRules.firstBroken(in: bundle) { throw .notARequest(rule) }
        return RequestFile(name: name, bytes: bytes, bundle: bundle)
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
