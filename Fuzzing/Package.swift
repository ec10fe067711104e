// swift-tools-version: 6.3

import PackageDescription

/// What runs beside the search for inputs; `Fuzzing/run --address` adds AddressSanitizer, which halves the speed.
let watchesAddresses = Context.environment["FUZZING_ADDRESS"] != nil
let sanitize = watchesAddresses ? "-sanitize=fuzzer,address" : "-sanitize=fuzzer"

/// A module of the project, by a link to its sources.
///
/// So what `package` opens is open here, and every branch is counted. Checks that otherwise only a debug build makes are kept, and
/// what is internal can be tried too.
func module(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        exclude: exclude,
        swiftSettings: [
            .unsafeFlags([
                sanitize, "-enable-testing", "-Xfrontend", "-assert-config", "-Xfrontend", "Debug",
            ])
        ]
    )
}

let package = Package(
    name: "fuzzing",
    platforms: [.macOS(.v26)],
    dependencies: [.package(url: "https://github.com/apple/swift-system", from: "1.8.1")],
    targets: [
        module("PlainText", []),
        module("FHIRModel", ["PlainText"], exclude: ["R4/generate-r4-tables.py"]),
        module("Terminology", ["FHIRModel", "PlainText"]),
        module("FHIRPath", ["FHIRModel", "PlainText", "Terminology"]),
        module("FormFiller", ["FHIRModel", "FHIRPath", "PlainText", "Terminology"]),
        module("FormExtraction", ["FHIRModel", "FHIRPath", "PlainText"]),
        module(
            "FormAuthoring",
            ["FHIRModel", "FHIRPath", "FormExtraction", "FormFiller", "PlainText", "Terminology"]
        ),
        module("StaffPages", ["FHIRModel", "PlainText"]),
        module(
            "ConsultationRequests",
            [
                "FHIRModel", "FormExtraction", "FormFiller", "PlainText", "StaffPages",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        module("Kiosk", ["FHIRModel", "FormExtraction", "FormFiller", "PlainText"]),
        // Of the program only what reads the listing of an archive.
        module("PackageFiles", ["ConsultationRequests", "FHIRModel"]),
        module("DeskSite", ["ConsultationRequests", "FHIRModel", "StaffPages"]),
        // The filter alone: it needs neither readline nor a terminal. What C leaves undefined stops the run.
        .target(
            name: "KeyFilter",
            cSettings: [
                .unsafeFlags(
                    ["-fsanitize=fuzzer-no-link,undefined", "-fsanitize-trap=undefined"]
                        + (watchesAddresses ? ["-fsanitize=address"] : [])
                )
            ]
        ),
        .target(
            name: "FuzzerDriver",
            cSettings: watchesAddresses ? [.define("WITH_ADDRESS_SANITIZER")] : []
        ),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "ConsultationRequests", "DeskSite", "FHIRModel", "FHIRPath", "FormAuthoring",
                "FormExtraction", "FormFiller", "FuzzerDriver", "KeyFilter", "Kiosk",
                "PackageFiles",
                "PlainText",
                "StaffPages", "Terminology",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            // gold, which is used otherwise, does not keep the tables of what was reached.
            linkerSettings: [.unsafeFlags([sanitize, "-use-ld=lld"])]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
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
