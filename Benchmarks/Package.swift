// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "anteroom", path: "..")],
    targets: [
        .target(
            name: "Workload",
            dependencies: [
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "FHIRPath", package: "anteroom"),
                .product(name: "FormFiller", package: "anteroom"),
            ]
        ),
        .executableTarget(
            name: "engine-adapter",
            dependencies: [
                "Workload",
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "FormFiller", package: "anteroom"),
            ]
        ),
        .executableTarget(
            name: "growth-benchmark",
            dependencies: [
                "AllocationCounter",
                "Workload",
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "FormAuthoring", package: "anteroom"),
                .product(name: "FormFiller", package: "anteroom"),
            ]
        ),
        .executableTarget(
            name: "fhirpath-adapter",
            dependencies: [
                "Workload",
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "FHIRPath", package: "anteroom"),
            ]
        ),
        .executableTarget(
            name: "request-benchmark",
            dependencies: [
                "Workload",
                .product(name: "ConsultationRequests", package: "anteroom"),
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "StaffPages", package: "anteroom"),
            ]
        ),
        .testTarget(
            name: "WorkloadTests",
            dependencies: [
                "Workload",
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "FHIRPath", package: "anteroom"),
                .product(name: "FormFiller", package: "anteroom"),
            ]
        ),
        .target(name: "AllocationCounter"),
        .executableTarget(
            name: "fhirpath-benchmark",
            dependencies: [
                "AllocationCounter",
                "Workload",
                .product(name: "FHIRModel", package: "anteroom"),
                .product(name: "FHIRPath", package: "anteroom"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
