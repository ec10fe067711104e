import StaffPages

/// A request that is durably on the disk.
public struct StoredRequest: Sendable, Hashable {
    /// Its number.
    public let number: RequestNumber
    /// Its file's name within the folder, `20261123T141507Z-7F3KQ2.json` or `….json.age`.
    public let fileName: String
    /// SHA-256 of the file's bytes, 64 hexadecimal digits.
    public let digest: String
}

/// The folder in which a visit leaves its consultation request.
///
/// Storing returns only when the request is durable; whatever fails, and at whichever moment
/// the process dies, the folder then holds the whole request or none of it, and never two.
public struct RequestStore: Sendable {
    /// The folder's path.
    public let folder: String
    /// Longest request that is stored, in bytes; the bound of the JSON reader.
    public static let longest = 16 << 20

    private let sealing: Sealing?
    private let place: DurableFolder
    /// A record that could be neither flushed nor taken back by an earlier try.
    private var unsettled: String?

    /// A store in a folder, which need not exist before ``prepare()``.
    ///
    /// - Parameters:
    ///   - folder: The path of the folder.
    ///   - sealing: What seals requests to the clinic's key; without it they are stored readable.
    ///   - system: The calls by which the world is touched.
    public init(folder: String, sealing: Sealing? = nil, system: SystemCalls = .live) {
        self.folder = folder
        self.sealing = sealing
        place = DurableFolder(path: folder, system: system)
    }

    /// Makes the folder if it is missing and removes what dead writers left in it.
    public func prepare() throws(StoreError) {
        try makeFolder()
        try removeLeftovers()
    }

    /// Makes the folder if it is missing: all that a first request needs.
    public func makeFolder() throws(StoreError) {
        try place.prepare()
    }

    /// Removes what dead writers left in the folder, which takes the longer the more requests are in it.
    public func removeLeftovers() throws(StoreError) {
        try place.removeLeftovers()
    }

    /// Stores a request whose content does not name its own number.
    public mutating func store(_ bundle: [UInt8]) throws(StoreError) -> StoredRequest {
        try store { _ in bundle }
    }

    /// Stores a request.
    ///
    /// After a failure the same call may be made again, as often as wanted. When an earlier failure
    /// left it uncertain whether its record stays, that record is taken back first.
    ///
    /// - Parameter bundle: The transaction Bundle's text for the number the request gets; called
    ///   again when that number turns out to be taken.
    /// - Returns: The number, the file and its digest.
    /// - Throws: What failed, in which folder; nothing of the request is left there.
    public mutating func store(
        _ bundle: (RequestNumber) -> [UInt8]
    ) throws(StoreError) -> StoredRequest {
        if let unsettled {
            try place.takeBack(unsettled)
            self.unsettled = nil
        }
        let suffix = sealing == nil ? ".json" : ".json.age"
        var last: RequestNumber?
        do {
            let placed = try place.place(suffix: suffix) { number throws(StoreError) in
                last = number
                return try content(bundle(number))
            }
            return StoredRequest(
                number: placed.number,
                fileName: placed.name,
                digest: SHA256.hexadecimal(of: placed.bytes)
            )
        } catch {
            if case .unsettled = error, let last { unsettled = "\(last)\(suffix)" }
            throw error
        }
    }

    private func content(_ bundle: [UInt8]) throws(StoreError) -> [UInt8] {
        guard bundle.count <= Self.longest else {
            throw .tooLong(bytes: bundle.count, limit: Self.longest)
        }
        guard let sealing else { return bundle }
        do {
            return try sealing.seal(bundle)
        } catch {
            throw .sealing(error)
        }
    }
}
