extension JSONMembers {
    /// The texts of the elements of a JSON array, found without reading what is inside them; nil where the text is something
    /// else, or cut off.
    ///
    /// A Bundle of many resources is taken apart with it: of `[{"a": 1}, 2]` these are `{"a": 1}` and `2`.
    public static func elements(of array: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        var scan = JSONScan(ending: [], end: array.count)
        let text = unsafe array.span.bytes
        guard scan.takeNext(UInt8(ascii: "["), in: text) else { return nil }
        var elements: [ArraySlice<UInt8>] = []
        if scan.takeNext(UInt8(ascii: "]"), in: text) { return elements }
        repeat {
            _ = scan.next(in: text)
            let start = array.startIndex + scan.place
            guard scan.skipValue(in: text) else { return nil }
            elements.append(array[start..<(array.startIndex + scan.place)])
        } while scan.takeNext(UInt8(ascii: ","), in: text)
        return scan.takeNext(UInt8(ascii: "]"), in: text) ? elements : nil
    }
}
