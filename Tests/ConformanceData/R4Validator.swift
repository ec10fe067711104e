internal import Foundation

/// Validators of others, run over resources: the official R4 JSON schema, and `fhir.resources` for R4B, whose Patient,
/// Questionnaire, response, Observation, request and Bundle have R4's elements.
public enum R4Validator {
    /// A python that has `jsonschema` and `fhir.resources`; continuous integration must have it.
    static let python = ProcessInfo.processInfo.environment["ANTEROOM_VALIDATOR"]

    /// Whether both validators can be asked; continuous integration must have them, so there this is always true.
    public static let isPresent =
        ProcessInfo.processInfo.environment["CI"] != nil
        || (python != nil && FileManager.default.fileExists(atPath: ConformanceData.fixtures.path))

    /// What a suite says when it is skipped.
    public static let absence =
        "skipped: ANTEROOM_VALIDATOR names no python with jsonschema and fhir.resources, or the conformance data are absent"

    /// The validators did not run.
    public struct Failure: Error {
        /// What they said.
        public var output: String
    }

    /// What the validators find in resources, one line each; resources of a Bundle are looked at one by one.
    public static func findings(in resources: [[UInt8]]) throws -> [String] {
        guard let python else { throw Failure(output: "ANTEROOM_VALIDATOR is not set") }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "anteroom-r4-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (number, resource) in resources.enumerated() {
            try Data(resource).write(to: folder.appending(path: "\(number).json"))
        }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [
            "-W", "ignore", "-c", script,
            ConformanceData.fixtures.appending(path: "schema/fhir.schema.json").path, folder.path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: output, as: UTF8.self)
        guard process.terminationStatus == 0 else { throw Failure(output: text) }
        return text.split(separator: "\n").map(String.init)
    }

    /// The schema forgets the companions of canonical elements; these are taken out before it is asked.
    private static let script = """
        import json, sys, os, importlib
        from jsonschema import Draft6Validator
        schema = json.load(open(sys.argv[1]))
        validators = {}
        forgotten = {"_questionnaire", "_derivedFrom", "_answerValueSet", "_profile", "_instantiatesCanonical"}
        def without(value):
            if isinstance(value, dict):
                return {k: without(v) for k, v in value.items() if k not in forgotten}
            return [without(v) for v in value] if isinstance(value, list) else value
        def check(name, resource):
            kind = resource.get("resourceType", "?")
            if kind not in validators:
                validators[kind] = Draft6Validator({"$ref": "#/definitions/" + kind,
                                                    "definitions": schema["definitions"]})
            for error in validators[kind].iter_errors(without(resource)):
                print(name, kind, "schema", "/".join(map(str, error.absolute_path)), error.validator)
            module = importlib.import_module("fhir.resources.R4B." + kind.lower())
            try:
                getattr(module, kind).model_validate(resource)
            except Exception as error:
                print(name, kind, "resources", [(e["loc"], e["type"]) for e in error.errors()])
        for file in sorted(os.listdir(sys.argv[2])):
            resource = json.load(open(os.path.join(sys.argv[2], file)))
            if resource["resourceType"] == "Bundle":
                for number, entry in enumerate(resource.get("entry", [])):
                    check(file + "#" + str(number), entry.pop("resource"))
            check(file, resource)
        """
}
