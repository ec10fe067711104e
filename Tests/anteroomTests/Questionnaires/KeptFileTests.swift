import Glibc
import Testing

@testable import anteroom

/// One file of the folder, event by event, without a disk or a clock.
struct KeptFileTests {
    private let quiet: Int64 = 500

    private func stamp(file: UInt64 = 1, size: Int = 1) -> FileStamp {
        var status = stat()
        status.st_ino = UInt(file)
        status.st_size = size
        return FileStamp(status)
    }

    private func text(_ word: String, file: UInt64 = 1) -> KeptFile.Text {
        KeptFile.Text(stamp: stamp(file: file, size: word.utf8.count), bytes: Array(word.utf8))
    }

    private let good = KeptFile.Verdict.usable(urls: ["http://example.org/q"])
    private let bad = KeptFile.Verdict.broken(["a.json:1:1: error: broken [json]"])

    /// A file whose text is in use.
    private func used(_ text: KeptFile.Text) -> KeptFile {
        var file = KeptFile(quiet: quiet)
        #expect(file.handle(.seen(text.stamp, still: 9_999, isOpen: false)) == [.read])
        #expect(file.handle(.read(text, still: 9_999)) == [.check(text)])
        #expect(file.handle(.checked(text, good, still: 9_999)) == [.countChange])
        #expect(file.text == text)
        return file
    }

    @Test("a new file is read, looked into and used, and then left alone")
    func aNewFile() {
        var file = used(text("first"))
        #expect(file.handle(.seen(text("first").stamp, still: 9_999, isOpen: false)) == [])
        #expect(file.urls == ["http://example.org/q"])
    }

    @Test("words written over others wait for their writer; another file under the name does not")
    func writtenOver() {
        var file = used(text("first"))
        let over = text("second")
        #expect(file.handle(.seen(over.stamp, still: 10, isOpen: false)) == [.read])
        #expect(file.handle(.read(over, still: 10)) == [.seeSoon])
        #expect(file.handle(.read(over, still: 500)) == [.check(over)])
        let renamed = text("third", file: 2)
        #expect(file.handle(.read(renamed, still: 0)) == [.check(renamed)])
        #expect(file.text == text("first"))
    }

    @Test(
        "who has it open is waited for, soon only while there was a pause of less than three seconds"
    )
    func open() {
        var file = used(text("first"))
        let stamp = text("second").stamp
        #expect(file.handle(.seen(stamp, still: 10, isOpen: true)) == [.seeSoon])
        #expect(file.handle(.seen(stamp, still: 3_000, isOpen: true)) == [])
        #expect(file.handle(.seen(stamp, still: 600_000, isOpen: true)) == [.read])
    }

    @Test("what looks cut off is complained of once, after a while, and the last good text stays")
    func broken() {
        var file = used(text("first"))
        let half = text("sec")
        #expect(file.handle(.checked(half, bad, still: 600)) == [.seeSoon])
        #expect(file.handle(.seen(half.stamp, still: 2_999, isOpen: false)) == [.seeSoon])
        #expect(
            file.handle(.seen(half.stamp, still: 3_000, isOpen: false))
                == [.complain(["a.json:1:1: error: broken [json]"])]
        )
        #expect(file.handle(.seen(half.stamp, still: 4_000, isOpen: false)) == [])
        #expect(file.text == text("first"))
    }

    @Test("one of several that is broken leaves the others in use, unless visitors had it")
    func partly() {
        var file = used(text("first"))
        let urls = ["http://example.org/q", "http://example.org/r"]
        let marks = QuestionnaireMarks(broken: [1])
        let second = text("second")
        let some = KeptFile.Verdict.usable(urls: urls, marks, broken: ["broken"])
        #expect(
            file.handle(.checked(second, some, still: 9_999))
                == [.countChange, .complainOfSome(["broken"])]
        )
        #expect(file.marks == marks)
        let fewer = KeptFile.Verdict.usable(urls: ["http://example.org/r"], marks, broken: ["x"])
        #expect(file.handle(.checked(text("third"), fewer, still: 9_999)) == [.complain(["x"])])
        #expect(file.text == second)
    }

    @Test("a text nobody has looked into is looked into before what was written over it")
    func earlier() {
        let first = text("first")
        for verdict in [good, bad] {
            var file = KeptFile(unchecked: first, quiet: quiet)
            let second = text("second").stamp
            #expect(file.handle(.seen(second, still: 9, isOpen: false)) == [.checkEarlier(first)])
            let orders = file.handle(.checkedEarlier(verdict))
            #expect(orders.last == .see)
            #expect((file.text != nil) == (verdict == good))
            #expect(file.handle(.seen(second, still: 9, isOpen: false)) == [.read])
        }
    }

    @Test("one that turns out broken before anybody has used it goes")
    func uncheckedAndBroken() {
        let first = text("first")
        var file = KeptFile(unchecked: first, quiet: quiet)
        #expect(file.handle(.seen(first.stamp, still: 600, isOpen: false)) == [.check(first)])
        let orders = file.handle(.checked(first, bad, still: 600))
        #expect(orders == [.countChange, .complain(["a.json:1:1: error: broken [json]"])])
        #expect(file.text == nil)
    }

    @Test("what is taken out stays until another of its name could have followed")
    func takenOut() {
        var file = used(text("first"))
        let now = ContinuousClock.now
        #expect(file.handle(.absent(now)) == [.seeSoon])
        #expect(file.isMissing && file.text != nil)
        #expect(file.handle(.absent(now + .milliseconds(499))) == [.seeSoon])
        #expect(file.handle(.absent(now + .milliseconds(500))) == [.countChange, .forget])
        #expect(file.handle(.seen(text("first").stamp, still: 9_999, isOpen: false)) == [])
        #expect(!file.isMissing)
    }

    @Test("new value sets have the same text looked into again, and a refused one too")
    func companions() {
        let first = text("first")
        var file = used(first)
        #expect(file.handle(.companionsChanged) == [.countChange])
        #expect(file.handle(.seen(first.stamp, still: 9_999, isOpen: false)) == [.check(first)])
        _ = file.handle(.checked(first, bad, still: 9_999))
        _ = file.handle(.companionsChanged)
        #expect(file.handle(.seen(first.stamp, still: 9_999, isOpen: false)) == [.read])
    }
}
