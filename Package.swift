// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "anteroom",
    // The spans of strings (`String.UTF8View.span`) came with these.
    platforms: [.macOS(.v26), .iOS(.v26)],
    products: [
        .executable(name: "anteroom", targets: ["anteroom"]),
        .library(name: "FHIRModel", targets: ["FHIRModel"]),
        .library(name: "Terminology", targets: ["Terminology"]),
        .library(name: "FHIRPath", targets: ["FHIRPath"]),
        .library(name: "FormFiller", targets: ["FormFiller"]),
        .library(name: "FormExtraction", targets: ["FormExtraction"]),
        .library(name: "FormAuthoring", targets: ["FormAuthoring"]),
        .library(name: "StaffPages", targets: ["StaffPages"]),
        .library(name: "ConsultationRequests", targets: ["ConsultationRequests"]),
        .library(name: "Kiosk", targets: ["Kiosk"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    // In the order in which data pass them; a module imports only what stands before it.
    targets: [
        .target(name: "PlainText"),
        .target(
            name: "FHIRModel",
            dependencies: ["PlainText"],
            exclude: ["R4/generate-r4-tables.py"]
        ),
        .target(name: "Terminology", dependencies: ["FHIRModel", "PlainText"]),
        .target(name: "FHIRPath", dependencies: ["FHIRModel", "PlainText", "Terminology"]),
        .target(
            name: "FormFiller",
            dependencies: ["FHIRModel", "FHIRPath", "PlainText", "Terminology"]
        ),
        .target(name: "FormExtraction", dependencies: ["FHIRModel", "FHIRPath", "PlainText"]),
        .target(
            name: "FormAuthoring",
            dependencies: [
                "FHIRModel", "FHIRPath", "FormExtraction", "FormFiller", "PlainText", "Terminology",
            ]
        ),
        .target(name: "StaffPages", dependencies: ["FHIRModel", "PlainText"]),
        .target(
            name: "ConsultationRequests",
            dependencies: [
                "FHIRModel", "FormExtraction", "FormFiller", "PlainText", "StaffPages",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "Kiosk",
            dependencies: ["FHIRModel", "FormExtraction", "FormFiller", "PlainText"]
        ),
        .target(
            name: "CReadline",
            linkerSettings: [
                .linkedLibrary("readline"),
                .linkedLibrary("tinfo", .when(platforms: [.linux])),
            ]
        ),
        .target(name: "Readline", dependencies: ["CReadline", "Kiosk"]),
        .executableTarget(
            name: "anteroom",
            dependencies: [
                "ConsultationRequests", "FHIRModel", "FHIRPath", "FormAuthoring", "FormExtraction",
                "FormFiller", "Kiosk", "PlainText", "Readline", "StaffPages", "Terminology",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),

        // What tests share. As test targets they are not part of what `swift build` makes; C and programs cannot be one.
        .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal"),
        .executableTarget(
            name: "PromptProgram",
            dependencies: ["Kiosk", "Readline"],
            path: "Tests/PromptProgram"
        ),
        .testTarget(name: "ConformanceData"),
        .testTarget(name: "RandomTesting"),
        .testTarget(name: "TerminalTesting", dependencies: ["PseudoTerminal"]),
        .testTarget(
            name: "FormTesting",
            dependencies: ["ConformanceData", "FHIRModel", "FormFiller"]
        ),
        .testTarget(name: "RequestTesting", dependencies: ["FHIRModel"]),

        .testTarget(
            name: "PlainTextTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FormTesting", "PlainText", "RandomTesting",
            ]
        ),
        .testTarget(
            name: "FHIRModelTests",
            dependencies: ["ConformanceData", "FHIRModel", "RandomTesting"]
        ),
        .testTarget(
            name: "TerminologyTests",
            dependencies: ["ConformanceData", "FHIRModel", "Terminology"]
        ),
        .testTarget(
            name: "FHIRPathTests",
            dependencies: ["ConformanceData", "FHIRModel", "FHIRPath", "RandomTesting"],
            exclude: ["Conformance/Examples", "Conformance/Suites"]
        ),
        .testTarget(
            name: "FormFillerTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FHIRPath", "FormExtraction", "FormFiller",
                "FormTesting",
                "RandomTesting",
            ]
        ),
        .testTarget(
            name: "FormExtractionTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FHIRPath", "FormExtraction", "FormFiller",
                "FormTesting", "RandomTesting",
            ]
        ),
        .testTarget(
            name: "FormAuthoringTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FHIRPath", "FormAuthoring", "FormExtraction",
                "FormFiller", "FormTesting", "PlainText", "RandomTesting", "Terminology",
            ],
            exclude: ["PublicShapes"]
        ),
        .testTarget(
            name: "QuestionnairesTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FHIRPath", "FormAuthoring", "FormExtraction",
                "FormFiller", "FormTesting", "RandomTesting",
            ]
        ),
        .testTarget(
            name: "ConsultationRequestsTests",
            dependencies: [
                "ConformanceData", "ConsultationRequests", "FHIRModel", "FormExtraction",
                "FormFiller", "PlainText", "RandomTesting", "RequestTesting", "StaffPages",
                "TerminalTesting",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "StaffPagesTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FormFiller", "FormTesting", "RequestTesting",
                "StaffPages",
            ]
        ),
        .testTarget(
            name: "KioskTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FormFiller", "Kiosk", "PlainText", "RandomTesting",
            ],
            exclude: [
                "Fixtures", "Pages", "SpokenVisits", "Transcripts", "TypedAnswers/spoken-lines.txt",
            ]
        ),
        .testTarget(
            name: "ReadlineTests",
            dependencies: [
                "CReadline", "Kiosk", "PromptProgram", "RandomTesting", "Readline",
                "TerminalTesting",
            ]
        ),
        .testTarget(
            name: "anteroomTests",
            dependencies: [
                "ConformanceData", "ConsultationRequests", "FHIRModel", "FormAuthoring",
                "FormExtraction", "FormFiller", "FormTesting", "Kiosk", "RandomTesting",
                "RequestTesting", "StaffPages", "TerminalTesting", "Terminology", "anteroom",
            ],
            exclude: ["Kiosk/take-picture"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .strictMemorySafety(),
            .treatAllWarnings(as: .error),
        ]
}
