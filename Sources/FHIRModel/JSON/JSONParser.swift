import Synchronization

extension JSONTree {
    /// Reads a JSON text by the letter of RFC 8259: UTF-8 only, no trailing commas, no comments, names unique in an object.
    ///
    /// - Throws: ``JSONSyntaxError`` with the first fault and its line and column.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes, limits)
        try parser.checkEncoding()
        do {
            try nameTable.withLock { (names) throws(JSONSyntaxError) in try parser.parse(&names) }
        }
        parser.source.countScalars(of: bytes, upTo: parser.end)
        self = parser.tree
        treeIndex = TreeIndex(parser.source)
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
    var depth = 0
    /// The object in which a name was last seen, by the name's number.
    private var lastHolder: [Int32] = []

    init(_ bytes: [UInt8], _ limits: JSONLimits) {
        self.limits = limits
        end = bytes.count
        tree.text = bytes
    }

    /// The byte at the cursor; 0, which JSON never has outside strings, at the end.
    var byte: UInt8 { offset < end ? tree.text[offset] : 0 }

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

    mutating func parse(_ names: inout NameTable) throws(JSONSyntaxError) {
        tree.nodes.reserveCapacity(end / 24 + 8)
        skipWhiteSpace()
        if offset == end { throw failure(.empty) }
        var container = JSONTree.none
        var name: Int32 = 0
        while true {
            let opened = try parseValue(name: name, in: container)
            if opened >= 0 {
                container = opened
                if tree.nodes[Int(opened)].kind == .object {
                    name = try parseName(&names)
                } else {
                    name = tree.nodes[Int(opened)].name
                }
                continue
            }
            guard let following = try parseSeparator(&container, &names) else { return }
            name = following
        }
    }

    /// Reads one value; gives the node where it is an object or array with something in it, else none.
    private mutating func parseValue(
        name: Int32,
        in container: JSONTree.Index
    ) throws(JSONSyntaxError) -> JSONTree.Index {
        switch byte {
        case UInt8(ascii: "{"): return try open(.object, close: UInt8(ascii: "}"), name, container)
        case UInt8(ascii: "["): return try open(.array, close: UInt8(ascii: "]"), name, container)
        case UInt8(ascii: "\""): try parseString(name, container)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try parseNumber(name, container)
        case UInt8(ascii: "t"): try parseWord("true", .boolean, name, container)
        case UInt8(ascii: "f"): try parseWord("false", .boolean, name, container)
        case UInt8(ascii: "n"): try parseWord("null", .null, name, container)
        default: throw failure(offset == end ? .unexpectedEnd : .expectedValue)
        }
        return JSONTree.none
    }

    private mutating func open(
        _ kind: JSONTree.Kind,
        close: UInt8,
        _ name: Int32,
        _ container: JSONTree.Index
    ) throws(JSONSyntaxError) -> JSONTree.Index {
        let node = add(kind, name, container, start: offset)
        if depth >= limits.maximumDepth { throw failure(.tooDeep(limit: limits.maximumDepth)) }
        offset += 1
        skipWhiteSpace()
        if byte == close {
            offset += 1
            return JSONTree.none
        }
        depth += 1
        return node
    }

    /// After a value: closes what ends here and gives the name of the next value; nil at the end of the document.
    private mutating func parseSeparator(
        _ container: inout JSONTree.Index,
        _ names: inout NameTable
    ) throws(JSONSyntaxError) -> Int32? {
        while true {
            skipWhiteSpace()
            if container < 0 {
                if offset < end { throw failure(.trailingText) }
                return nil
            }
            let isObject = tree.nodes[Int(container)].kind == .object
            let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
            if byte == UInt8(ascii: ",") {
                let comma = offset
                offset += 1
                skipWhiteSpace()
                if byte == close { throw failure(.trailingComma, at: comma) }
                return isObject ? try parseName(&names) : tree.nodes[Int(container)].name
            }
            guard byte == close else {
                if offset == end { throw failure(.unexpectedEnd) }
                throw failure(isObject ? .expectedCommaOrBrace : .expectedCommaOrBracket)
            }
            if isObject, !limits.allowsDuplicateNames { try checkNames(of: container) }
            offset += 1
            depth -= 1
            container = tree.nodes[Int(container)].parent
        }
    }

    /// Reads `"name":` and what white space follows.
    private mutating func parseName(_ names: inout NameTable) throws(JSONSyntaxError) -> Int32 {
        guard byte == UInt8(ascii: "\"") else {
            throw failure(offset == end ? .unexpectedEnd : .expectedName)
        }
        let (range, isEscaped) = try scanString()
        let name: Int32
        if isEscaped {
            let decoded = try unescaped(range)
            name = names.intern(decoded.span)
        } else {
            name = names.intern(tree.text.span.extracting(range))
        }
        skipWhiteSpace()
        guard byte == UInt8(ascii: ":") else {
            throw failure(offset == end ? .unexpectedEnd : .expectedColon)
        }
        offset += 1
        skipWhiteSpace()
        return name
    }

    /// Refuses the same name twice in one object.
    private mutating func checkNames(of object: JSONTree.Index) throws(JSONSyntaxError) {
        var child = tree.nodes[Int(object)].first
        while child >= 0 {
            let name = tree.nodes[Int(child)].name
            while lastHolder.count <= Int(name) { lastHolder.append(JSONTree.none) }
            if lastHolder[Int(name)] == object {
                let place =
                    source.escapedOffsets[child].map(Int.init)
                    ?? tree.sourceOffset(of: child) ?? offset
                throw failure(
                    .duplicateName(ElementName(id: name)),
                    at: tree.nameOffset(before: place)
                )
            }
            lastHolder[Int(name)] = object
            child = tree.nodes[Int(child)].next
        }
    }

    @discardableResult
    mutating func add(
        _ kind: JSONTree.Kind,
        _ name: Int32,
        _ container: JSONTree.Index,
        start: Int,
        end: Int32 = JSONTree.none
    ) -> JSONTree.Index {
        let index = JSONTree.Index(tree.nodes.count)
        var node = JSONTree.Node(
            kind: kind,
            isParsed: true,
            name: name,
            parent: container,
            start: UInt32(start),
            end: end
        )
        if container >= 0 {
            let last =
                tree.nodes[Int(container)].first < 0
                ? JSONTree.none : tree.nodes[Int(container)].end
            node.previous = last
            if last >= 0 {
                tree.nodes[Int(last)].next = index
            } else {
                tree.nodes[Int(container)].first = index
            }
            tree.nodes[Int(container)].end = index
        }
        tree.nodes.append(node)
        return index
    }

    @inline(__always)
    mutating func skipWhiteSpace() {
        // Most often there is none.
        if offset < end, tree.text[offset] > UInt8(ascii: " ") { return }
        skipBlanks()
    }

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
