internal import FHIRModel

// R4 Questionnaire.item.enableWhen: an item is enabled when its conditions hold and every item around it is enabled. Nested
// items of a question also need it to have an answer, since the response has no other place for theirs.
extension Interview {
    /// Enables whatever is to be enabled in a whole scope.
    mutating func enable(scope: Int32) {
        enable(scope, from: 0, to: Int32(scopes[Int(scope)].cells.count))
    }

    /// Enables what is to be enabled among slots whose surroundings allow it.
    private mutating func enable(_ scope: Int32, from start: Int32, to end: Int32) {
        var slot = start
        while slot < end {
            let cell = CellID(scope, slot)
            let item = formItem(of: cell)
            if surroundingsAllow(cell), conditionsHold(of: cell) {
                turnOn(cell)
                slot += 1
            } else {
                slot = item.endSlot
            }
        }
    }

    /// Whether the item around is enabled and, if it is a question, answered.
    private func surroundingsAllow(_ cell: CellID) -> Bool {
        guard let parent = parent(of: cell) else { return true }
        guard isEnabled(parent) else { return false }
        guard parent.scope == cell.scope else { return true }
        return !formItem(of: parent).type.isQuestion || !self[parent].answers.isEmpty
    }

    private mutating func turnOn(_ cell: CellID) {
        guard !isEnabled(cell) else { return }
        let item = formItem(of: cell)
        scopes[Int(cell.scope)].enabled.insert(Int(cell.slot))
        if item.traits.contains(.evaluates) {
            scopes[Int(cell.scope)].unchecked.insert(Int(cell.slot))
        }
        if item.type.isQuestion {
            if !self[cell].marks.contains(.initialised) { giveInitialValues(to: cell) }
            if item.isAskable, item.context == 0 { undecided.open(self.item(of: cell)) }
            if isAskable(cell) {
                countAskable(1, at: cell)
                if !self[cell].answers.isEmpty { answeredCount += 1 }
            }
            if item.traits.contains(.evaluates) { refreshLock(of: cell) }
            if hasSomethingToSay(cell) {
                attach(cell)
                queueExpressions(reading: cell)
            }
            if item.traits.contains(.computes),
                form.expressions.first(.calculated, on: self.item(of: cell)) != nil
            {
                queue(item.slot, in: item.context, under: cell.scope, calculating: true)
            }
        }
        if item.opens >= 0 {
            if item.type == .group, self[cell].scopes.isEmpty { makeFirstInstances(of: cell) }
            for scope in self[cell].scopes { enable(scope: scope) }
        }
        if item.traits.contains(.watched) { queueReaders(of: cell) }
    }

    private mutating func turnOff(_ cell: CellID) {
        guard isEnabled(cell) else { return }
        let item = formItem(of: cell)
        scopes[Int(cell.scope)].enabled.remove(Int(cell.slot))
        if item.isAskable, item.context == 0 { undecided.close(self.item(of: cell)) }
        if isAskable(cell) {
            countAskable(-1, at: cell)
            if !self[cell].answers.isEmpty { answeredCount -= 1 }
        }
        if item.type.isQuestion, isPresent(cell) {
            detach(cell)
            queueExpressions(reading: cell)
        }
        for scope in self[cell].scopes { disable(scope: scope) }
        if item.traits.contains(.watched) { queueReaders(of: cell) }
    }

    /// Disables everything in a scope.
    mutating func disable(scope: Int32) {
        disable(scope, from: 0, to: Int32(scopes[Int(scope)].cells.count))
    }

    private mutating func disable(_ scope: Int32, from start: Int32, to end: Int32) {
        // Innermost first, so that a group leaves the response when its last answer has.
        var slot = Int(end)
        while true {
            let enabled = scopes[Int(scope)].enabled
            slot = enabled.previous(upTo: slot - 1, in: enabled)
            guard slot >= Int(start) else { return }
            turnOff(CellID(scope, Int32(slot)))
        }
    }

    /// Looks again whether an item is enabled, with all that stands in it.
    mutating func refresh(_ cell: CellID) {
        let item = formItem(of: cell)
        var shouldBe = surroundingsAllow(cell)
        if shouldBe { shouldBe = conditionsHold(of: cell) }
        guard shouldBe != isEnabled(cell) else {
            if shouldBe, item.traits.contains(.evaluates) { refreshLock(of: cell) }
            return
        }
        if shouldBe {
            enable(cell.scope, from: cell.slot, to: item.endSlot)
        } else {
            disable(cell.scope, from: cell.slot, to: item.endSlot)
        }
    }

    /// Looks again at what is nested under a question after its answers went from none to some or back.
    mutating func refreshNested(of cell: CellID) {
        let item = formItem(of: cell)
        guard item.opens < 0, item.endSlot > cell.slot + 1 else { return }
        if self[cell].answers.isEmpty {
            disable(cell.scope, from: cell.slot + 1, to: item.endSlot)
        } else {
            enable(cell.scope, from: cell.slot + 1, to: item.endSlot)
        }
    }

    /// Works through ``queue`` in document order, round by round, until nothing changes any more.
    ///
    /// Conditions that go in a circle are noticed by the item that is looked at too often; then all is left as it is.
    mutating func settle() {
        var isCircular = false
        while let cell = queue.popFirst() {
            guard exists(cell) else { continue }
            let marks = self[cell].marks
            self[cell].marks.subtract([.queued, .stale])
            isCircular = isCircular || self[cell].rounds == Self.maximumRounds
            guard !isCircular else { continue }
            if self[cell].rounds == 0 { settled.append(cell) }
            self[cell].rounds += 1
            if marks.contains(.queued) { refresh(cell) }
            if marks.contains(.stale) { calculate(cell) }
        }
        for cell in settled where exists(cell) { self[cell].rounds = 0 }
        settled.removeAll(keepingCapacity: true)
        if isCircular { isUnstable = true }
    }

    /// In how many rounds an item may change before its conditions are given up as circular.
    static var maximumRounds: UInt8 { 100 }
}
