internal import FHIRModel

// R4 Questionnaire.item.enableWhen: an item is enabled when its conditions hold and every item around it is enabled. Nested
// items of a question also need it to have an answer, since the response has no other place for theirs.
extension Interview {
    /// Enables whatever is to be enabled in a whole instance.
    mutating func enable(instance: Int32) {
        enable(instance, from: 0, to: Int32(sheet.instances[Int(instance)].items.count))
    }

    /// Enables what is to be enabled among slots whose surroundings allow it.
    private mutating func enable(_ instance: Int32, from start: Int32, to end: Int32) {
        var slot = start
        while slot < end {
            let occurrence = Occurrence(instance, slot)
            let item = formItem(of: occurrence)
            if surroundingsAllow(occurrence), conditionsHold(of: occurrence) {
                turnOn(occurrence)
                slot += 1
            } else {
                slot = item.endSlot
            }
        }
    }

    /// Whether the item around is enabled and, if it is a question, answered.
    private func surroundingsAllow(_ occurrence: Occurrence) -> Bool {
        guard let parent = parent(of: occurrence) else { return true }
        guard isEnabled(parent) else { return false }
        guard parent.instance == occurrence.instance else { return true }
        return !formItem(of: parent).type.isQuestion || !self[parent].answers.isEmpty
    }

    private mutating func turnOn(_ occurrence: Occurrence) {
        guard !isEnabled(occurrence) else { return }
        let item = formItem(of: occurrence)
        sheet.note(occurrence)
        sheet.instances[Int(occurrence.instance)].enabled.insert(Int(occurrence.slot))
        if item.traits.contains(.evaluates) {
            sheet.instances[Int(occurrence.instance)].unchecked.insert(Int(occurrence.slot))
        }
        if item.type.isQuestion {
            if !self[occurrence].marks.contains(.initialised) { giveInitialValues(to: occurrence) }
            if item.isAskable, item.context == 0 { sheet.undecided.open(self.item(of: occurrence)) }
            if isAskable(occurrence) {
                sheet.countAskable(1, at: occurrence)
                if !self[occurrence].answers.isEmpty { sheet.answeredCount += 1 }
            }
            if item.traits.contains(.evaluates) { refreshLock(of: occurrence) }
            if sheet.hasSomethingToSay(occurrence) {
                attach(occurrence)
                queueExpressions(reading: occurrence)
            }
            if item.traits.contains(.computes),
                form.expressions.first(.calculated, on: self.item(of: occurrence)) != nil
            {
                enablement.queue(
                    item.slot,
                    in: item.context,
                    under: occurrence.instance,
                    for: .stale,
                    on: &sheet
                )
            }
        }
        if item.opens >= 0 {
            if item.type == .group, self[occurrence].instances.isEmpty {
                makeFirstInstances(of: occurrence)
            }
            for instance in self[occurrence].instances { enable(instance: instance) }
        }
        if item.traits.contains(.watched) { queueReaders(of: occurrence) }
    }

    private mutating func turnOff(_ occurrence: Occurrence) {
        guard isEnabled(occurrence) else { return }
        let item = formItem(of: occurrence)
        sheet.note(occurrence)
        sheet.instances[Int(occurrence.instance)].enabled.remove(Int(occurrence.slot))
        if item.isAskable, item.context == 0 { sheet.undecided.close(self.item(of: occurrence)) }
        if isAskable(occurrence) {
            sheet.countAskable(-1, at: occurrence)
            if !self[occurrence].answers.isEmpty { sheet.answeredCount -= 1 }
        }
        if item.type.isQuestion, isPresent(occurrence) {
            detach(occurrence)
            queueExpressions(reading: occurrence)
        }
        for instance in self[occurrence].instances { disable(instance: instance) }
        if item.traits.contains(.watched) { queueReaders(of: occurrence) }
    }

    /// Disables everything in an instance.
    mutating func disable(instance: Int32) {
        disable(instance, from: 0, to: Int32(sheet.instances[Int(instance)].items.count))
    }

    private mutating func disable(_ instance: Int32, from start: Int32, to end: Int32) {
        // Innermost first, so that a group leaves the response when its last answer has.
        var slot = Int(end)
        while true {
            let enabled = sheet.instances[Int(instance)].enabled
            slot = enabled.previous(upTo: slot - 1, in: enabled)
            guard slot >= Int(start) else { return }
            turnOff(Occurrence(instance, Int32(slot)))
        }
    }

    /// Looks again whether an item is enabled, with all that stands in it.
    mutating func refresh(_ occurrence: Occurrence) {
        let item = formItem(of: occurrence)
        var shouldBe = surroundingsAllow(occurrence)
        if shouldBe { shouldBe = conditionsHold(of: occurrence) }
        guard shouldBe != isEnabled(occurrence) else {
            if shouldBe, item.traits.contains(.evaluates) { refreshLock(of: occurrence) }
            return
        }
        if shouldBe {
            enable(occurrence.instance, from: occurrence.slot, to: item.endSlot)
        } else {
            disable(occurrence.instance, from: occurrence.slot, to: item.endSlot)
        }
    }

    /// Looks again at what is nested under a question after its answers went from none to some or back.
    mutating func refreshNested(of occurrence: Occurrence) {
        let item = formItem(of: occurrence)
        guard item.opens < 0, item.endSlot > occurrence.slot + 1 else { return }
        if self[occurrence].answers.isEmpty {
            disable(occurrence.instance, from: occurrence.slot + 1, to: item.endSlot)
        } else {
            enable(occurrence.instance, from: occurrence.slot + 1, to: item.endSlot)
        }
    }

    /// Looks at all that waits until nothing changes any more.
    package mutating func settle() {
        while let (occurrence, reasons) = enablement.next(on: &sheet) {
            if reasons.contains(.queued) { refresh(occurrence) }
            if reasons.contains(.stale) { calculate(occurrence) }
        }
    }

    /// Queues every occurrence of every item whose conditions look at this one.
    mutating func queueReaders(of occurrence: Occurrence) {
        enablement.queueReaders(of: occurrence, on: &sheet)
    }

    /// Whether the item's own conditions or the expression in their place hold; true without any.
    mutating func conditionsHold(of occurrence: Occurrence) -> Bool {
        let item = formItem(of: occurrence)
        guard item.conditions.isEmpty else { return sheet.conditionsHold(of: occurrence) }
        return item.traits.contains(.computes) ? expressionEnables(occurrence) : true
    }
}
