// fuzz TARGET [ARGUMENTS OF LIBFUZZER …] [FILES AND FOLDERS …]   looks for inputs that break a target
// fuzz --list                                                   the targets: name, longest input, what goes in
// fuzz --results TARGET FILE …                                  a digest of what comes out of each file
// fuzz --show TARGET FILE …                                     what comes out of each file
//
// `Fuzzing/run` calls it with the corpus, the words and the bounds of a target.

import FuzzerDriver
import Glibc

enum Chosen {
    static let target = CommandLine.arguments.dropFirst().first.flatMap { name in
        Target.all.first { $0.name == name }
    }
}

func print(_ lines: [String]) { for line in lines { print(line) } }

switch CommandLine.arguments.dropFirst().first {
case "--list":
    print(Target.all.map { "\($0.name)\t\($0.longest)\t\($0.summary)" })
case "--results":
    let arguments = CommandLine.arguments.dropFirst(2)
    guard let target = Target.all.first(where: { $0.name == arguments.first }) else { exit(64) }
    for path in arguments.dropFirst() {
        print(path, Digest(of: target.attempt(InputFile.bytes(of: path))))
    }
case "--show":
    let arguments = CommandLine.arguments.dropFirst(2)
    guard let target = Target.all.first(where: { $0.name == arguments.first }) else { exit(64) }
    for path in arguments.dropFirst() { print(target.attempt(InputFile.bytes(of: path))) }
case _ where Chosen.target != nil:
    // libFuzzer gets the rest as if the target's name were not there.
    var count = CommandLine.argc - 1
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
        unsafe CommandLine.unsafeArgv + 1
    let code = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        guard let target = Chosen.target else { return -1 }
        Trial(target: target).run(unsafe Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    }
    exit(code)
case _:
    complain("fuzz: name a target of `fuzz --list`\n")
    exit(64)
}
