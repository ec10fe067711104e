extension JSONMembers {
    /// The texts of the elements of a JSON array, found without reading what is inside them; nil where the text is something
    /// else, or cut off.
    ///
    /// A Bundle of many resources is taken apart with it: of `[{"a": 1}, 2]` these are `{"a": 1}` and `2`.
    package static func elements(of array: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        var scan = JSONScan(ending: [], end: array.count)
        let text = unsafe array.span.bytes
        var elements: [ArraySlice<UInt8>] = []
        let isWhole = scan.takeElements(in: text) { scan, text in
            let start = array.startIndex + scan.place
            guard scan.skipValue(in: text) else { return false }
            elements.append(array[start..<(array.startIndex + scan.place)])
            return true
        }
        return isWhole ? elements : nil
    }

    /// The text of a member that is a string; nil of any other.
    package func string(_ name: String) -> String? { self[name].flatMap(Self.string(of:)) }

    /// The objects of a member that is an array, each by its members; none of any other, and without what is no object.
    package func objects(_ name: String) -> [JSONMembers] {
        (self[name].flatMap(Self.elements(of:)) ?? []).compactMap { JSONMembers(of: $0) }
    }

    /// The strings of a member that is an array; none of any other, and without what is no string.
    package func strings(_ name: String) -> [String] {
        (self[name].flatMap(Self.elements(of:)) ?? []).compactMap(Self.string(of:))
    }

    private static func string(of value: ArraySlice<UInt8>) -> String? {
        guard value.first == UInt8(ascii: "\"") else { return nil }
        guard value.contains(UInt8(ascii: "\\")) else {
            return String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
        }
        let tree = try? JSONTree(parsing: Array(value))
        return tree.flatMap { $0.string(at: $0.root) }
    }
}
