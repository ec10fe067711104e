import FormFiller

extension Conversation {
    /// What can be typed, behind what there is to know of the question.
    var helpScreen: Screen {
        var screen = screen(words.help, commands: [.person, .back, .stop])
        screen.blocks +=
            commandsHere
            .map { .option(key: words.letter($0).uppercased(), text: words.explanation($0)) }
        if settings.isPreview { screen.blocks.append(.paragraph(StaffPane.explanation)) }
        if let question { screen.blocks = question.help.map { .paragraph($0) } + screen.blocks }
        return screen
    }

    /// The commands that do something on the page that help was asked for.
    private var commandsHere: [Command] {
        let below = frames.dropLast().last?.scene
        var maySkip = false
        if case .asking = below { maySkip = question.map { $0.maySkip || $0.isForStaff } ?? true }
        return Command.allCases.filter { command in
            switch command {
            case .skip: maySkip
            case .language: !otherLanguages.isEmpty
            case .person, .back, .stop, .help: true
            }
        }
    }
}
