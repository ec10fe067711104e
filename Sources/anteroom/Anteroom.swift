import ArgumentParser

@main
struct Anteroom: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anteroom",
        abstract: "A waiting-room screener that runs HL7 FHIR questionnaires.",
        subcommands: [
            KioskCommand.self,
            VisitCommand.self,
            CheckCommand.self,
            EvaluateCommand.self,
            FHIRPathCommand.self,
        ],
        defaultSubcommand: KioskCommand.self
    )
}
