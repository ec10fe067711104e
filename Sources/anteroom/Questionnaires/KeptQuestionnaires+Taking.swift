import FHIRModel
import FormFiller
import Glibc

extension KeptQuestionnaires {
    /// Takes over a file that is new or has changed, where it is whole and can be put before visitors.
    mutating func take(_ name: String, _ look: inout Look) {
        let stamp = FileStamp(of: file(name))
        if let known = kept[name], !known.isChecked, known.stamp != stamp {
            // Written over before anybody has looked into it: it may still be the last good one.
            let contents = checked(known.bytes, named: name)
            if case .usable(let forms) = contents {
                kept[name]?.isChecked = true
                kept[name]?.urls = forms.compactMap(\.questionnaire.url)
                kept[name]?.isFaulty = contents.isFaulty
            }
        }
        let known = kept[name]
        if let known, known.isChecked, known.stamp == stamp {
            broken.removeValue(forKey: name)
            return
        }
        if let said = broken[name], said == stamp { return }
        if let stamp, isBeingWritten(name, stamp, &look) { return }
        if let doubt = doubtful[name], doubt.stamp == stamp {
            // Looked into before: only time has to pass.
            return decide(name, doubt.stamp, doubt.complaints, &look)
        }
        do {
            if let known, !known.isChecked, known.stamp == stamp {
                try judge(name, known.bytes, known.stamp, &look)
            } else if let read = try FileReading.stampedBytes(of: file(name)) {
                let before = [known?.stamp, broken[name] ?? nil, doubtful[name]?.stamp]
                let isOverwritten = before.contains { $0?.identity == read.stamp.identity }
                if isOverwritten, !stillness.isStill(name, read.stamp, for: quiet) {
                    look.isUnsettled = true
                } else {
                    try judge(name, read.bytes, read.stamp, &look)
                }
            } else {
                look.isUnsettled = true
            }
        } catch {
            // Removed since the folder was listed.
            if stamp == nil, error.code == ENOENT { return }
            refuse(name, stamp, ["\(file(name)): error: \(error.advice) [file]"], &look)
        }
    }

    /// Whether somebody who wrote to a file still has it open: new words and old ones together can be a questionnaire too.
    ///
    /// Where nothing comes for long, it was forgotten.
    private mutating func isBeingWritten(
        _ name: String,
        _ stamp: FileStamp,
        _ look: inout Look
    ) -> Bool {
        guard beingWritten.contains(name) else { return false }
        // A pause that is longer holds nobody up.
        if !stillness.isStill(name, stamp, for: 6 * quiet) { look.isUnsettled = true }
        return !stillness.isStill(name, stamp, for: 1_200 * quiet)
    }

    private func checked(_ bytes: [UInt8], named name: String) -> FormsInFile {
        FormsInFile(
            checking: bytes,
            named: file(name),
            terminology: terminology,
            modules: modules
        )
    }

    private mutating func judge(
        _ name: String,
        _ bytes: [UInt8],
        _ stamp: FileStamp,
        _ look: inout Look
    ) throws(FileReadingError) {
        let contents = checked(bytes, named: name)
        switch contents {
        case .usable(let forms):
            let isFaulty = contents.isFaulty
            if kept[name]?.bytes != bytes || kept[name]?.isFaulty != isFaulty { version += 1 }
            kept[name] = Kept(
                stamp: stamp,
                bytes: bytes,
                isChecked: true,
                urls: forms.compactMap(\.questionnaire.url),
                isFaulty: isFaulty
            )
            broken.removeValue(forKey: name)
            doubtful[name] = nil
        case .broken(let complaints):
            decide(name, stamp, complaints, &look)
        }
    }

    /// Half of a file looks broken too: its writer, perhaps a slow network, gets a while to write the rest.
    private mutating func decide(
        _ name: String,
        _ stamp: FileStamp,
        _ complaints: [String],
        _ look: inout Look
    ) {
        let patience = kept[name]?.isChecked == false ? quiet : 6 * quiet
        if stillness.isStill(name, stamp, for: patience) {
            doubtful[name] = nil
            refuse(name, stamp, complaints, &look)
        } else {
            doubtful[name] = (stamp, complaints)
            look.isUnsettled = true
        }
    }

    private mutating func refuse(
        _ name: String,
        _ stamp: FileStamp?,
        _ complaints: [String],
        _ look: inout Look
    ) {
        if kept[name]?.isChecked == false {
            kept[name] = nil
            version += 1
        }
        broken[name] = .some(stamp)
        let consequence =
            kept[name] == nil
            ? "it is not put before visitors" : "the last good version stays in use"
        look.complaints += complaints
        look.complaints.append("\(file(name)): note: \(consequence) until it is mended [kept]")
    }
}
