internal import FHIRModel

// The live QuestionnaireResponse: an item is put in when it is enabled and answered, in form order and nesting, with the
// groups around it, and taken out when that ends. Nodes taken out are kept and put back.
extension Interview {
    /// Writes the head of the response.
    mutating func beginResponse() {
        let root = tree.makeRoot()
        tree.set(.resourceType, string: "QuestionnaireResponse", in: root)
        if let canonical = form.questionnaire.canonical {
            tree.set(.questionnaire, string: canonical, in: root)
        }
        tree.set(.status, string: "in-progress", in: root)
        sheet.instances[0].node = root
        sheet.instances[0].isPresent = true
    }

    /// Puts an answered, enabled question into the response.
    mutating func attach(_ occurrence: Occurrence) {
        insert(occurrence)
        writeAnswers(of: occurrence)
    }

    /// Puts an item into the response at its place, with the groups around it.
    private mutating func insert(_ occurrence: Occurrence) {
        guard !isPresent(occurrence) else { return }
        let container = makeContainer(of: occurrence)
        let array = itemArray(of: container)
        let sibling = nodeBefore(occurrence)
        if self[occurrence].node == JSONNode.none {
            let node = tree.insertObject(in: array, after: sibling)
            self[occurrence].node = node
            stored?.copyItem(stored?.items[occurrence], into: node, of: &tree)
            writeHead(of: item(of: occurrence), into: node)
        } else {
            tree.restore(self[occurrence].node, in: array, after: sibling)
        }
        sheet.instances[Int(occurrence.instance)].present.insert(Int(occurrence.slot))
        sheet.note(occurrence)
    }

    private mutating func writeHead(of item: Int32, into node: JSONNode) {
        let source = form.items[Int(item)].node
        let questionnaire = form.questionnaire.tree
        if let linkId = questionnaire.string(at: questionnaire.child(.linkId, of: source)) {
            tree.set(.linkId, string: linkId, in: node)
        }
        if let definition = questionnaire.string(at: questionnaire.child(.definition, of: source)) {
            tree.set(.definition, string: definition, in: node)
        }
        // Mostly what the form says as it is: a form is not copied for that.
        let own = questionnaire.string(at: questionnaire.child(.text, of: source))
        let isOwn = own != nil && (language == nil || language == form.questionnaire.language)
        if let text = isOwn ? own : form.recordedText(of: item, in: language), !text.isEmpty {
            tree.set(.text, string: text, in: node)
        }
    }

    /// The object that holds an item: the response, a group, an instance of a group, or an answer; made if need be.
    private mutating func makeContainer(of occurrence: Occurrence) -> JSONNode {
        guard let parent = parent(of: occurrence) else { return sheet.instances[0].node }
        if parent.instance != occurrence.instance {
            insert(instance: occurrence.instance)
            return sheet.instances[Int(occurrence.instance)].node
        }
        insert(parent)
        if formItem(of: parent).type.isQuestion {
            return tree.firstChild(of: tree.child(.answer, of: self[parent].node))
        }
        return self[parent].node
    }

    /// Puts an instance of a repeating group into the response; an answer's instance is there with its question.
    private mutating func insert(instance number: Int32) {
        guard !sheet.instances[Int(number)].isPresent else { return }
        let owner = Occurrence(
            sheet.instances[Int(number)].parent,
            sheet.instances[Int(number)].owner
        )
        guard formItem(of: owner).type == .group else { return }
        let array = itemArray(of: makeContainer(of: owner))
        let before = self[owner].instances.prefix { $0 != number }
            .last { sheet.instances[Int($0)].isPresent }
        let sibling = before.map { sheet.instances[Int($0)].node } ?? nodeBefore(owner)
        if sheet.instances[Int(number)].node == JSONNode.none {
            let node = tree.insertObject(in: array, after: sibling)
            sheet.instances[Int(number)].node = node
            stored?.copyItem(stored?.instances[number], into: node, of: &tree)
            writeHead(of: item(of: owner), into: node)
        } else {
            tree.restore(sheet.instances[Int(number)].node, in: array, after: sibling)
        }
        sheet.instances[Int(number)].isPresent = true
        sheet.instances[Int(owner.instance)].present.insert(Int(owner.slot))
        sheet.note(owner)
    }

    private mutating func itemArray(of container: JSONNode) -> JSONNode {
        let array = tree.child(.item, of: container)
        return array == JSONNode.none ? tree.setArray(.item, in: container) : array
    }

    /// The node of the last item before this one, under the same parent, that is in the response.
    private func nodeBefore(_ occurrence: Occurrence) -> JSONNode {
        let instance = sheet.instances[Int(occurrence.instance)]
        let parent = formItem(of: occurrence).parent
        var slot = Int(occurrence.slot) - 1
        while true {
            slot = instance.present.previous(upTo: slot, in: instance.present)
            guard slot >= 0 else { return JSONNode.none }
            // What was found may stand deeper: its ancestor beside this item is in the response too.
            var found = form.contexts[Int(instance.context)].items[slot]
            guard found > parent else { return JSONNode.none }
            while form.items[Int(found)].parent != parent {
                found = form.items[Int(found)].parent
                guard found > parent else { return JSONNode.none }
            }
            let node = lastNode(of: Occurrence(occurrence.instance, form.items[Int(found)].slot))
            if node != JSONNode.none { return node }
            slot = Int(form.items[Int(found)].slot) - 1
        }
    }

    /// An item's last node in the response.
    private func lastNode(of occurrence: Occurrence) -> JSONNode {
        let item = formItem(of: occurrence)
        guard item.opens >= 0, item.type == .group else { return self[occurrence].node }
        let last = self[occurrence].instances.last { sheet.instances[Int($0)].isPresent }
        return last.map { sheet.instances[Int($0)].node } ?? JSONNode.none
    }

    /// Takes a question out of the response, and the groups around it that hold nothing more.
    mutating func detach(_ occurrence: Occurrence) {
        guard isPresent(occurrence) else { return }
        let array = tree.parent(of: self[occurrence].node)
        tree.remove(self[occurrence].node)
        sheet.instances[Int(occurrence.instance)].present.remove(Int(occurrence.slot))
        sheet.note(occurrence)
        prune(array, around: occurrence)
    }

    /// Takes out an `item` array that became empty, and the group it stood in.
    private mutating func prune(_ array: JSONNode, around occurrence: Occurrence) {
        guard array != JSONNode.none, tree.firstChild(of: array) == JSONNode.none else { return }
        tree.remove(array)
        guard let parent = parent(of: occurrence), formItem(of: parent).type == .group else {
            return
        }
        guard parent.instance != occurrence.instance else {
            detach(parent)
            return
        }
        let instance = Int(occurrence.instance)
        sheet.note(parent)
        let outer = tree.parent(of: sheet.instances[instance].node)
        tree.remove(sheet.instances[instance].node)
        sheet.instances[instance].isPresent = false
        if !self[parent].instances.contains(where: { sheet.instances[Int($0)].isPresent }) {
            sheet.instances[Int(parent.instance)].present.remove(Int(parent.slot))
        }
        prune(outer, around: parent)
    }
}
