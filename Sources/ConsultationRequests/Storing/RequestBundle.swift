public import FHIRModel
public import StaffPages

/// The last touches on a consultation request before it is stored.
public enum RequestBundle {
    /// Adds what the kiosk knows and the questionnaire does not: the request number as an
    /// identifier of the `ServiceRequest`, the station's tag and, in a demonstration, HTEST on
    /// every resource, and the staff page as the narrative.
    ///
    /// What is there already is not added again.
    ///
    /// - Parameters:
    ///   - bundle: The transaction Bundle.
    ///   - number: The request's number.
    ///   - station: What the kiosk or seat is called.
    ///   - isDemonstration: Whether the form is one that is not in use yet.
    ///   - clock: The clinic's clock, for the times on the page.
    ///   - visit: What the request has in common with the alerts of its visit; on the Bundle alone.
    public static func finish(
        _ bundle: inout JSONTree,
        number: RequestNumber,
        station: String,
        isDemonstration: Bool,
        clock: ClinicClock,
        visit: VisitTag? = nil
    ) {
        guard let content = RequestContent(bundle) else { return }
        var tags = [(system: RequestTag.stationSystem, code: Station.bounded(station))]
        if isDemonstration {
            tags.append((RequestTag.demonstrationSystem, RequestTag.demonstrationCode))
        }
        let resources = bundle.elements(.entry, of: bundle.root).map {
            bundle.child(.resource, of: $0)
        }
        for resource in [bundle.root] + resources where resource != JSONNode.none {
            for tag in tags where !tag.code.isEmpty { add(tag, to: resource, in: &bundle) }
        }
        if let visit {
            add((RequestTag.visitSystem, visit.id.description), to: bundle.root, in: &bundle)
            for alert in visit.alerts {
                add((RequestTag.alertSystem, alert.description), to: bundle.root, in: &bundle)
            }
        }
        if content.serviceRequest != JSONNode.none, content.number == nil {
            let identifiers = array("identifier", of: content.serviceRequest, in: &bundle)
            let identifier = bundle.appendObject(to: identifiers)
            bundle.set("system", string: RequestTag.numberSystem, in: identifier)
            bundle.set("value", string: number.description, in: identifier)
        }
        guard content.serviceRequest != JSONNode.none,
            let page = StaffPage(
                bundle: bundle,
                number: number,
                clock: ClinicClock(now: nil, minutesEast: clock.minutesEast)
            )
        else { return }
        let old = bundle.child(.text, of: content.serviceRequest)
        if old != JSONNode.none { bundle.remove(old) }
        // The status is `additional`: the page tells answers that the `ServiceRequest` itself does not hold.
        let text = bundle.setObject("text", in: content.serviceRequest)
        bundle.set("status", string: "additional", in: text)
        bundle.set("div", string: page.narrative, in: text)
    }

    private static func add(
        _ tag: (system: String, code: String),
        to resource: JSONNode,
        in bundle: inout JSONTree
    ) {
        var meta = bundle.child(.meta, of: resource)
        if meta == JSONNode.none { meta = bundle.setObject("meta", in: resource) }
        let tags = array("tag", of: meta, in: &bundle)
        let isThere = bundle.children(of: tags).contains { [bundle] in
            bundle.text(.system, of: $0) == tag.system && bundle.text(.code, of: $0) == tag.code
        }
        guard !isThere else { return }
        let coding = bundle.appendObject(to: tags)
        bundle.set("system", string: tag.system, in: coding)
        bundle.set("code", string: tag.code, in: coding)
    }

    private static func array(
        _ name: ElementName,
        of object: JSONNode,
        in bundle: inout JSONTree
    ) -> JSONNode {
        let array = bundle.child(name, of: object)
        return array == JSONNode.none ? bundle.setArray(name, in: object) : array
    }
}
