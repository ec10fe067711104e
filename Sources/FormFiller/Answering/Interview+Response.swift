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
        scopes[0].node = root
        scopes[0].isPresent = true
    }

    /// Puts an answered, enabled question into the response.
    mutating func attach(_ cell: CellID) {
        insert(cell)
        writeAnswers(of: cell)
    }

    /// Puts an item into the response at its place, with the groups around it.
    private mutating func insert(_ cell: CellID) {
        guard !isPresent(cell) else { return }
        let container = makeContainer(of: cell)
        let array = itemArray(of: container)
        let sibling = nodeBefore(cell)
        if self[cell].node == JSONTree.none {
            let node = tree.insertObject(in: array, after: sibling)
            self[cell].node = node
            stored?.copyItem(stored?.items[cell], into: node, of: &tree)
            writeHead(of: item(of: cell), into: node)
        } else {
            tree.restore(self[cell].node, in: array, after: sibling)
        }
        scopes[Int(cell.scope)].present.insert(Int(cell.slot))
    }

    private mutating func writeHead(of item: Int32, into node: JSONTree.Index) {
        let source = form.items[Int(item)].node
        let questionnaire = form.questionnaire.tree
        if let linkId = questionnaire.string(at: questionnaire.child(.linkId, of: source)) {
            tree.set(.linkId, string: linkId, in: node)
        }
        if let definition = questionnaire.string(at: questionnaire.child(.definition, of: source)) {
            tree.set(.definition, string: definition, in: node)
        }
        if let text = form.recordedText(of: item, in: language), !text.isEmpty {
            tree.set(.text, string: text, in: node)
        }
    }

    /// The object that holds an item: the response, a group, an instance of a group, or an answer; made if need be.
    private mutating func makeContainer(of cell: CellID) -> JSONTree.Index {
        guard let parent = parent(of: cell) else { return scopes[0].node }
        if parent.scope != cell.scope {
            insert(instance: cell.scope)
            return scopes[Int(cell.scope)].node
        }
        insert(parent)
        if formItem(of: parent).type.isQuestion {
            return tree.firstChild(of: tree.child(.answer, of: self[parent].node))
        }
        return self[parent].node
    }

    /// Puts an instance of a repeating group into the response; an answer's scope is there with its question.
    private mutating func insert(instance scope: Int32) {
        guard !scopes[Int(scope)].isPresent else { return }
        let owner = CellID(scopes[Int(scope)].parent, scopes[Int(scope)].owner)
        guard formItem(of: owner).type == .group else { return }
        let array = itemArray(of: makeContainer(of: owner))
        let before = self[owner].scopes.prefix { $0 != scope }
            .last { scopes[Int($0)].isPresent }
        let sibling = before.map { scopes[Int($0)].node } ?? nodeBefore(owner)
        if scopes[Int(scope)].node == JSONTree.none {
            let node = tree.insertObject(in: array, after: sibling)
            scopes[Int(scope)].node = node
            stored?.copyItem(stored?.instances[scope], into: node, of: &tree)
            writeHead(of: item(of: owner), into: node)
        } else {
            tree.restore(scopes[Int(scope)].node, in: array, after: sibling)
        }
        scopes[Int(scope)].isPresent = true
        scopes[Int(owner.scope)].present.insert(Int(owner.slot))
    }

    private mutating func itemArray(of container: JSONTree.Index) -> JSONTree.Index {
        let array = tree.child(.item, of: container)
        return array == JSONTree.none ? tree.setArray(.item, in: container) : array
    }

    /// The node of the last item before this one, under the same parent, that is in the response.
    private func nodeBefore(_ cell: CellID) -> JSONTree.Index {
        let scope = scopes[Int(cell.scope)]
        let parent = formItem(of: cell).parent
        var slot = Int(cell.slot) - 1
        while true {
            slot = scope.present.previous(upTo: slot, in: scope.present)
            guard slot >= 0 else { return JSONTree.none }
            // What was found may stand deeper: its ancestor beside this item is in the response too.
            var found = form.contexts[Int(scope.context)].items[slot]
            guard found > parent else { return JSONTree.none }
            while form.items[Int(found)].parent != parent {
                found = form.items[Int(found)].parent
                guard found > parent else { return JSONTree.none }
            }
            let node = lastNode(of: CellID(cell.scope, form.items[Int(found)].slot))
            if node != JSONTree.none { return node }
            slot = Int(form.items[Int(found)].slot) - 1
        }
    }

    /// An item's last node in the response.
    private func lastNode(of cell: CellID) -> JSONTree.Index {
        let item = formItem(of: cell)
        guard item.opens >= 0, item.type == .group else { return self[cell].node }
        let last = self[cell].scopes.last { scopes[Int($0)].isPresent }
        return last.map { scopes[Int($0)].node } ?? JSONTree.none
    }

    /// Takes a question out of the response, and the groups around it that hold nothing more.
    mutating func detach(_ cell: CellID) {
        guard isPresent(cell) else { return }
        let array = tree.parent(of: self[cell].node)
        tree.remove(self[cell].node)
        scopes[Int(cell.scope)].present.remove(Int(cell.slot))
        prune(array, around: cell)
    }

    /// Takes out an `item` array that became empty, and the group it stood in.
    private mutating func prune(_ array: JSONTree.Index, around cell: CellID) {
        guard array != JSONTree.none, tree.firstChild(of: array) == JSONTree.none else { return }
        tree.remove(array)
        guard let parent = parent(of: cell), formItem(of: parent).type == .group else { return }
        guard parent.scope != cell.scope else {
            detach(parent)
            return
        }
        let scope = Int(cell.scope)
        let outer = tree.parent(of: scopes[scope].node)
        tree.remove(scopes[scope].node)
        scopes[scope].isPresent = false
        if !self[parent].scopes.contains(where: { scopes[Int($0)].isPresent }) {
            scopes[Int(parent.scope)].present.remove(Int(parent.slot))
        }
        prune(outer, around: parent)
    }
}
