extension JSONTree {
    /// Reads a JSON text by the letter of RFC 8259: UTF-8 only, no trailing commas, no comments, names unique in an object.
    ///
    /// - Throws: ``JSONSyntaxError`` with the first fault and its line and column.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes, limits)
        try parser.checkEncoding()
        try parser.parse()
        parser.source.countScalars(of: bytes, upTo: parser.end)
        self = parser.tree
        treeIndex = TreeIndex(parser.source, parser.names)
    }
}

/// The reader behind ``JSONTree/init(parsing:limits:)``: one pass over the bytes, no recursion.
///
///     value  = object | array | string | number | "true" | "false" | "null"
///     object = "{" [ string ":" value *( "," string ":" value ) ] "}"
///     array  = "[" [ value *( "," value ) ] "]"
struct JSONParser {
    var tree = JSONTree()
    var source = JSONSource()
    var offset = 0
    let end: Int
    let limits: JSONLimits
    private var depth = 0
    /// The object or array that is being read, and whether it is an object.
    private var container: Int32 = -1
    private var isInObject = false
    /// The last value in it so far.
    private(set) var last: Int32 = -1
    /// The name of the value that is read next.
    private var name: Int32 = 0
    private(set) var names = TreeNames()
    /// The name that came last after each, or first in a value that has it, by the places of names: siblings are alike.
    private var followers: [Int32]
    /// What tells each frozen name from others, by its number: the table of all trees is not asked again for every name.
    private let frozen = FrozenNames.shared.table.entries
    /// The same of the tree's own names, in their order.
    private var own: [NameTable.Entry] = []
    /// The text of strings written with escapes, to stand after the source.
    var decoded: [UInt8] = []
    /// The object in which a name was last seen, by the name's place.
    private var lastHolder: [Int32] = []

    init(_ bytes: [UInt8], _ limits: JSONLimits) {
        self.limits = limits
        end = bytes.count
        followers = Array(repeating: 0, count: frozen.count)
        tree.text = bytes
    }

    /// The byte at the cursor; 0, which JSON never has outside strings, at the end.
    var byte: UInt8 { offset < end ? unsafe tree.text.span[unchecked: offset] : 0 }

    @inline(never)
    func failure(_ fault: JSONSyntaxError.Fault, at place: Int? = nil) -> JSONSyntaxError {
        var counted = JSONSource()
        let place = min(place ?? offset, end)
        for index in 0..<place where tree.text[index] == UInt8(ascii: "\n") {
            counted.lineStarts.append(UInt32(index + 1))
        }
        return JSONSyntaxError(fault, at: counted.position(atOffset: place, in: tree.text))
    }

    func checkEncoding() throws(JSONSyntaxError) {
        guard end <= limits.maximumBytes else {
            throw JSONSyntaxError(
                .tooLarge(limit: limits.maximumBytes),
                at: SourcePosition(line: 1, column: 1)
            )
        }
        if tree.text.starts(with: [0xEF, 0xBB, 0xBF]) || tree.text.starts(with: [0xFE, 0xFF])
            || tree.text.starts(with: [0xFF, 0xFE])
        {
            throw failure(.byteOrderMark, at: 0)
        }
        do {
            _ = try UTF8Span(validating: tree.text.span)
        } catch {
            throw failure(.invalidUTF8, at: error.byteOffsets.lowerBound)
        }
    }

    mutating func parse() throws(JSONSyntaxError) {
        tree.nodes.reserveCapacity(end / 24 + 8)
        skipWhiteSpace()
        if offset == end { throw failure(.empty) }
        while true {
            if isInObject { try parseName() }
            if try parseValue() { continue }
            guard try parseSeparator() else { break }
        }
        tree.nodes[0].next = -1
        if !decoded.isEmpty { tree.text += decoded }
    }

    /// Reads one value; true where it is an object or array with something in it, which comes next.
    private mutating func parseValue() throws(JSONSyntaxError) -> Bool {
        switch byte {
        case UInt8(ascii: "{"): return try open(.object, close: UInt8(ascii: "}"))
        case UInt8(ascii: "["): return try open(.array, close: UInt8(ascii: "]"))
        case UInt8(ascii: "\""): try parseString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber()
        case UInt8(ascii: "t"): try parseWord("true", .boolean, end: 1)
        case UInt8(ascii: "f"): try parseWord("false", .boolean, end: 0)
        case UInt8(ascii: "n"): try parseWord("null", .null, end: -1)
        default: throw failure(offset == end ? .unexpectedEnd : .expectedValue)
        }
        return false
    }

    private mutating func open(
        _ kind: JSONTree.Kind,
        close: UInt8
    ) throws(JSONSyntaxError) -> Bool {
        add(kind, start: offset)
        if depth >= limits.maximumDepth { throw failure(.tooDeep(limit: limits.maximumDepth)) }
        offset += 1
        skipWhiteSpace()
        if byte == close {
            offset += 1
            return false
        }
        depth += 1
        container = last
        isInObject = kind == .object
        last = -1
        return true
    }

    /// After a value: closes what ends here; false at the end of the document.
    private mutating func parseSeparator() throws(JSONSyntaxError) -> Bool {
        while container >= 0 {
            skipWhiteSpace()
            let close = isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
            if byte == UInt8(ascii: ",") {
                let comma = offset
                offset += 1
                skipWhiteSpace()
                if byte == close { throw failure(.trailingComma, at: comma) }
                return true
            }
            guard byte == close else {
                if offset == end { throw failure(.unexpectedEnd) }
                throw failure(isInObject ? .expectedCommaOrBrace : .expectedCommaOrBracket)
            }
            offset += 1
            depth -= 1
            let isObject = isInObject
            leaveContainer()
            if isObject, !limits.allowsDuplicateNames { try checkNames(of: last) }
        }
        skipWhiteSpace()
        if offset < end { throw failure(.trailingText) }
        return false
    }

    private mutating func leaveContainer() {
        let (ended, child) = (container, last)
        var nodes = tree.nodes.mutableSpan
        nodes[Int(child)].next = -1
        nodes[Int(ended)].first = ended + 1
        nodes[Int(ended)].end = child
        nodes[Int(ended)].next = Int32(nodes.count)
        last = ended
        name = tree.nodes[Int(ended)].name
        container = tree.nodes[Int(ended)].parent
        isInObject = container >= 0 && tree.nodes[Int(container)].kind == .object
    }

    /// Reads `"name":` and what white space follows.
    private mutating func parseName() throws(JSONSyntaxError) {
        guard byte == UInt8(ascii: "\"") else {
            throw failure(offset == end ? .unexpectedEnd : .expectedName)
        }
        if let known = follower(at: offset + 1) {
            name = known.id
            offset += known.count + 2
        } else {
            let (range, isEscaped) = try scanString()
            if isEscaped {
                let plain = try unescaped(range)
                intern(plain.span)
            } else {
                let (place, text) = (names.place(of: name), tree.text)
                intern(text.span.extracting(range))
                followers[place] = name
            }
        }
        skipWhiteSpace()
        guard byte == UInt8(ascii: ":") else {
            throw failure(offset == end ? .unexpectedEnd : .expectedColon)
        }
        offset += 1
        skipWhiteSpace()
    }

    /// Makes a text the name of the value that is read next.
    private mutating func intern(_ text: borrowing Span<UInt8>) {
        name = names.intern(text)
        guard followers.count < names.placeCount else { return }
        followers.append(0)
        own.append(NameTable.Entry(text))
    }

    /// The name that came last after the current one, where it stands at this place too, with a quote behind it.
    @inline(__always)
    private func follower(at place: Int) -> (id: Int32, count: Int)? {
        let text = tree.text.span
        guard place < text.count - 16 else { return nil }
        let id = followers[names.place(of: name)]
        let entry = id >= 0 ? frozen[Int(id)] : own[-1 - Int(id)]
        var same = (text.eight(at: place) ^ entry.first).bytesBeforeFirst
        if same == 8 { same += (text.eight(at: place + 8) ^ entry.second).bytesBeforeFirst }
        guard entry.count <= same, text[place + entry.count] == UInt8(ascii: "\"") else {
            return nil
        }
        return (id, entry.count)
    }

    /// Refuses the same name twice in one object.
    private mutating func checkNames(of object: Int32) throws(JSONSyntaxError) {
        if lastHolder.count < names.placeCount {
            lastHolder += Array(repeating: -1, count: names.placeCount - lastHolder.count)
        }
        var child = tree.nodes[Int(object)].first
        while child >= 0 {
            let name = tree.nodes[Int(child)].name
            let holder = names.place(of: name)
            if lastHolder[holder] == object {
                let place =
                    source.escapedOffsets[child].map(Int.init)
                    ?? tree.sourceOffset(of: tree.node(child)) ?? offset
                throw failure(
                    .duplicateName(names.name(name)),
                    at: tree.nameOffset(before: place)
                )
            }
            lastHolder[holder] = object
            child = tree.nodes[Int(child)].next
        }
    }

    /// Adds a node behind the last one of the container, as if the one after it were the next in there too.
    mutating func add(_ kind: JSONTree.Kind, start: Int, end: Int32 = -1) {
        let index = Int32(tree.nodes.count)
        tree.nodes.append(
            JSONTree.Node(
                kind: kind,
                isParsed: true,
                name: name,
                parent: container,
                next: index + 1,
                previous: last,
                start: UInt32(start),
                end: end
            )
        )
        last = index
    }

    @inline(__always)
    mutating func skipWhiteSpace() {
        // Most often there is none.
        if byte <= UInt8(ascii: " ") { skipBlanks() }
    }

    @inline(never)
    private mutating func skipBlanks() {
        while offset < end {
            switch tree.text[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
            case UInt8(ascii: "\n"):
                offset += 1
                source.lineStarts.append(UInt32(offset))
            default: return
            }
        }
    }
}
