// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "desk",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "anteroom", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        // Without its traits: no configuration files, nothing beside the server.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            from: "2.28.1",
            traits: []
        ),
    ],
    targets: [
        .target(
            name: "DeskSite",
            dependencies: [
                .product(name: "ConsultationRequests", package: "anteroom"),
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "StaffPages", package: "anteroom"),
            ]
        ),
        .target(
            name: "DeskDelivery",
            dependencies: [
                .product(name: "ConsultationRequests", package: "anteroom"),
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "StaffPages", package: "anteroom"),
            ]
        ),
        .executableTarget(
            name: "anteroom-desk",
            dependencies: [
                "DeskDelivery", "DeskSite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ConsultationRequests", package: "anteroom"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "DeskSiteTests",
            dependencies: [
                "DeskSite",
                .product(name: "ConsultationRequests", package: "anteroom"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(
            name: "DeskDeliveryTests",
            dependencies: [
                "DeskDelivery",
                .product(name: "ConsultationRequests", package: "anteroom"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
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
