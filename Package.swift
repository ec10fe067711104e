// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "anteroom",
    // The spans of strings (`String.UTF8View.span`) came with these.
    platforms: [.macOS(.v26), .iOS(.v26)],
    products: [
        .executable(name: "anteroom", targets: ["anteroom"]),
        .library(name: "FHIRModel", targets: ["FHIRModel"]),
        .library(name: "FHIRPath", targets: ["FHIRPath"]),
        .library(name: "FormFiller", targets: ["FormFiller"]),
        .library(name: "StaffPages", targets: ["StaffPages"]),
        .library(name: "ConsultationRequests", targets: ["ConsultationRequests"]),
        .library(name: "Kiosk", targets: ["Kiosk"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .target(name: "FHIRModel"),
        .target(
            name: "FHIRPath",
            dependencies: ["FHIRModel"],
            exclude: ["Types/generate-r4-types.py"]
        ),
        .target(name: "FormFiller", dependencies: ["FHIRModel", "FHIRPath"]),
        .target(name: "StaffPages", dependencies: ["FHIRModel"]),
        .target(
            name: "ConsultationRequests",
            dependencies: [
                "FHIRModel", "StaffPages",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(name: "Kiosk", dependencies: ["FHIRModel", "FormFiller"]),
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
                "FHIRModel", "FHIRPath", "FormFiller", "ConsultationRequests", "Kiosk", "Readline",
                "StaffPages",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(name: "ConformanceData", path: "Tests/ConformanceData"),
        .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal"),
        .target(name: "RandomTesting", path: "Tests/RandomTesting"),
        .target(
            name: "TerminalTesting",
            dependencies: ["PseudoTerminal"],
            path: "Tests/TerminalTesting"
        ),
        .target(
            name: "FormTesting",
            dependencies: ["FHIRModel", "FormFiller"],
            path: "Tests/FormTesting"
        ),
        .target(
            name: "RequestTesting",
            dependencies: ["FHIRModel"],
            path: "Tests/RequestTesting"
        ),
        .executableTarget(
            name: "KioskTrial",
            dependencies: ["TerminalTesting"],
            path: "Tests/KioskTrial"
        ),
        .executableTarget(
            name: "PromptProgram",
            dependencies: ["Kiosk", "Readline"],
            path: "Tests/PromptProgram"
        ),
        .testTarget(name: "FHIRModelTests", dependencies: ["ConformanceData", "FHIRModel"]),
        .testTarget(
            name: "FHIRPathTests",
            dependencies: ["ConformanceData", "FHIRModel", "FHIRPath", "RandomTesting"]
        ),
        .testTarget(
            name: "FormFillerTests",
            dependencies: [
                "ConformanceData", "FHIRModel", "FHIRPath", "FormFiller", "FormTesting",
                "RandomTesting",
            ]
        ),
        .testTarget(
            name: "ConsultationRequestsTests",
            dependencies: [
                "ConformanceData", "ConsultationRequests", "FHIRModel", "RandomTesting",
                "RequestTesting", "StaffPages", "TerminalTesting",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "StaffPagesTests",
            dependencies: ["FHIRModel", "RequestTesting", "StaffPages"]
        ),
        .testTarget(
            name: "KioskTests",
            dependencies: ["ConformanceData", "FHIRModel", "FormFiller", "Kiosk", "RandomTesting"],
            exclude: ["Fixtures", "Transcripts"]
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
                "ConformanceData", "ConsultationRequests", "FHIRModel", "FormFiller", "FormTesting",
                "Kiosk", "RandomTesting", "RequestTesting", "StaffPages", "TerminalTesting",
                "anteroom",
            ]
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
