/// A function an expression may call; its name and number of arguments are checked when parsing.
public enum FHIRPathFunction: String, Sendable, Hashable, CaseIterable {
    /// FHIRPath N1 §5.1.1: whether the collection has no items.
    case empty
    /// FHIRPath N1 §5.1.2: whether any item exists, or any that meets the criteria.
    case exists
    /// FHIRPath N1 §5.1.3: whether every item meets the criteria.
    case all
    /// FHIRPath N1 §5.1.4: whether every item is true.
    case allTrue
    /// FHIRPath N1 §5.1.5: whether any item is true.
    case anyTrue
    /// FHIRPath N1 §5.1.6: whether every item is false.
    case allFalse
    /// FHIRPath N1 §5.1.7: whether any item is false.
    case anyFalse
    /// FHIRPath N1 §5.1.8: whether every item is in the other collection.
    case subsetOf
    /// FHIRPath N1 §5.1.9: whether every item of the other collection is in this one.
    case supersetOf
    /// FHIRPath N1 §5.1.10: the number of items.
    case count
    /// FHIRPath N1 §5.1.11: the items without those equal to an earlier one.
    case distinct
    /// FHIRPath N1 §5.1.12: whether no item equals another.
    case isDistinct
    /// FHIRPath N1 §5.2.1: the items that meet the criteria.
    case `where`
    /// FHIRPath N1 §5.2.2: the results of the projection on every item.
    case select
    /// FHIRPath N1 §5.2.3: the projection applied again to its own results, each item once.
    case `repeat`
    /// FHIRPath (trial use), Filtering and projection: as `repeat`, keeping items that occur more than once.
    case repeatAll
    /// FHIRPath N1 §5.2.4: the items of the type.
    case ofType
    /// FHIRPath N1 §5.3.2: the only item; an error when there are several.
    case single
    /// FHIRPath N1 §5.3.3: the first item.
    case first
    /// FHIRPath N1 §5.3.4: the last item.
    case last
    /// FHIRPath N1 §5.3.5: all items but the first.
    case tail
    /// FHIRPath N1 §5.3.6: all items but the first `num`.
    case skip
    /// FHIRPath N1 §5.3.7: the first `num` items.
    case take
    /// FHIRPath N1 §5.3.8: the items that are in both collections, each once.
    case intersect
    /// FHIRPath N1 §5.3.9: the items that are not in the other collection.
    case exclude
    /// FHIRPath (trial use), Filtering and projection: the items in order of the keys; a key written `-key` descends.
    case sort
    /// FHIRPath N1 §5.4.1: the items of both collections, each once.
    case union
    /// FHIRPath N1 §5.4.2: the items of both collections, duplicates kept.
    case combine
    /// FHIRPath (trial use), Combining: the first argument that is not empty.
    case coalesce
    /// FHIRPath N1 §5.5.1: one of two results, by a criterion; the other is not evaluated.
    case iif
    /// FHIRPath N1 §5.5.2: the item as a Boolean, or empty.
    case toBoolean
    /// FHIRPath N1 §5.5.2: whether `toBoolean` has a result.
    case convertsToBoolean
    /// FHIRPath N1 §5.5.3: the item as an Integer, or empty.
    case toInteger
    /// FHIRPath N1 §5.5.3: whether `toInteger` has a result.
    case convertsToInteger
    /// FHIRPath (trial use), Conversion: the item as a Long, or empty.
    case toLong
    /// FHIRPath (trial use), Conversion: whether `toLong` has a result.
    case convertsToLong
    /// FHIRPath N1 §5.5.4: the item as a Date, read in a format when one is given, or empty.
    case toDate
    /// FHIRPath N1 §5.5.4: whether `toDate` has a result.
    case convertsToDate
    /// FHIRPath N1 §5.5.5: the item as a DateTime, read in a format when one is given, or empty.
    case toDateTime
    /// FHIRPath N1 §5.5.5: whether `toDateTime` has a result.
    case convertsToDateTime
    /// FHIRPath N1 §5.5.6: the item as a Decimal, or empty.
    case toDecimal
    /// FHIRPath N1 §5.5.6: whether `toDecimal` has a result.
    case convertsToDecimal
    /// FHIRPath N1 §5.5.7: the item as a Quantity, in `unit` when given, or empty.
    case toQuantity
    /// FHIRPath N1 §5.5.7: whether `toQuantity` has a result.
    case convertsToQuantity
    /// FHIRPath N1 §5.5.8: the item as a String, or empty.
    case toString
    /// FHIRPath N1 §5.5.8: whether `toString` has a result.
    case convertsToString
    /// FHIRPath N1 §5.5.9: the item as a Time, or empty.
    case toTime
    /// FHIRPath N1 §5.5.9: whether `toTime` has a result.
    case convertsToTime
    /// FHIRPath N1 §5.6.1: where the substring first occurs, from 0, or -1.
    case indexOf
    /// FHIRPath (trial use), String Manipulation: where the substring last occurs, from 0, or -1.
    case lastIndexOf
    /// FHIRPath N1 §5.6.2: the part from `start` (from 0), of `length` characters.
    case substring
    /// FHIRPath N1 §5.6.3: whether the string begins with the prefix.
    case startsWith
    /// FHIRPath N1 §5.6.4: whether the string ends with the suffix.
    case endsWith
    /// FHIRPath N1 §5.6.5: whether the substring occurs.
    case contains
    /// FHIRPath N1 §5.6.6: the string in upper case.
    case upper
    /// FHIRPath N1 §5.6.7: the string in lower case.
    case lower
    /// FHIRPath N1 §5.6.8: every occurrence of the pattern replaced.
    case replace
    /// FHIRPath N1 §5.6.9: whether the regular expression matches somewhere in the string.
    case matches
    /// FHIRPath (trial use), String Manipulation: whether the regular expression matches the whole string.
    case matchesFull
    /// FHIRPath N1 §5.6.10: every match of the regular expression replaced.
    case replaceMatches
    /// FHIRPath N1 §5.6.11: the number of characters.
    case length
    /// FHIRPath N1 §5.6.12: the characters, each a string.
    case toChars
    /// FHIRPath (trial use), Additional String Functions: the string as `hex`, `base64`, `urlbase64` or `ascii`.
    case encode
    /// FHIRPath (trial use), Additional String Functions: the string that `encode` would have encoded so.
    case decode
    /// FHIRPath (trial use), Additional String Functions: the string escaped for `html` or `json`.
    case escape
    /// FHIRPath (trial use), Additional String Functions: the string without the escapes of `html` or `json`.
    case unescape
    /// FHIRPath (trial use), Additional String Functions: the string without blanks at both ends.
    case trim
    /// FHIRPath (trial use), Additional String Functions: the parts between the separators.
    case split
    /// FHIRPath (trial use), Additional String Functions: the strings in one, the separator between them.
    case join
    /// FHIRPath N1 §5.7.1: the absolute value.
    case abs
    /// FHIRPath N1 §5.7.2: the first integer that is not less; of a Quantity in its unit.
    case ceiling
    /// FHIRPath N1 §5.7.3: e raised to the number.
    case exp
    /// FHIRPath N1 §5.7.4: the first integer that is not greater; of a Quantity in its unit.
    case floor
    /// FHIRPath N1 §5.7.5: the natural logarithm.
    case ln
    /// FHIRPath N1 §5.7.6: the logarithm to the base.
    case log
    /// FHIRPath N1 §5.7.7: the number raised to the exponent.
    case power
    /// FHIRPath N1 §5.7.8: the number rounded to `precision` decimal places, half away from zero.
    case round
    /// FHIRPath N1 §5.7.9: the square root.
    case sqrt
    /// FHIRPath N1 §5.7.10: the number without its fraction; of a Quantity in its unit.
    case truncate
    /// FHIRPath N1 §5.8.1: the elements directly under every item.
    case children
    /// FHIRPath N1 §5.8.2: all elements under every item, itself left out.
    case descendants
    /// FHIRPath N1 §5.9.1: the collection unchanged, told to the trace hook.
    case trace
    /// FHIRPath N1 §5.9.2: the moment of evaluation.
    case now
    /// FHIRPath N1 §5.9.3: the time of day of evaluation.
    case timeOfDay
    /// FHIRPath N1 §5.9.4: the date of evaluation.
    case today
    /// FHIRPath (trial use), Utility Functions: the collection unchanged; the rest of the chain may read the variable.
    case defineVariable
    /// FHIRPath (trial use), Boundary Functions: the least value the item may stand for, to `precision` digits.
    case lowBoundary
    /// FHIRPath (trial use), Boundary Functions: the greatest value the item may stand for, to `precision` digits.
    case highBoundary
    /// FHIRPath (trial use), Utility Functions: the number of digits the item is given to.
    case precision
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the year of a date; empty where it is not given.
    case yearOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the month of a date; empty where it is not given.
    case monthOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the day of a date; empty where it is not given.
    case dayOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the hour of a time; empty where it is not given.
    case hourOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the minute of a time; empty where it is not given.
    case minuteOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the whole second of a time; empty where it is not given.
    case secondOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the thousandths of a second of a time; empty where it is not given.
    case millisecondOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the hours east of UTC, as a Decimal; empty where it is not given.
    case timezoneOffsetOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the date without its time; empty where it is not given.
    case dateOf
    /// FHIRPath (trial use), Extract Date/DateTime/Time Components: the time of day without its date; empty where it is not given.
    case timeOf
    /// FHIRPath (trial use), Date and Time Interval Functions: the whole periods between two dates or times.
    case duration
    /// FHIRPath (trial use), Date and Time Interval Functions: the boundaries of periods between two dates or times.
    case difference
    /// FHIRPath (trial use), Utility Functions: where every item stands in its resource, as a path.
    case pathname
    /// FHIRPath (trial use), Comparison: whether `=` and `<` of two quantities have a result.
    case comparable
    /// FHIRPath (trial use), Reflection: namespace and name of every item's type.
    case type
    /// FHIRPath N1 §6.3.2: whether the item is of the type.
    case `is`
    /// FHIRPath N1 §6.3.4: the item if it is of the type.
    case `as`
    /// FHIRPath N1 §6.5.3: the opposite.
    case not
    /// FHIRPath N1 §7.1: the aggregator applied to every item, `$total` carrying its result on.
    case aggregate
    /// FHIRPath (trial use), Aggregates: the sum of the items.
    case sum
    /// FHIRPath (trial use), Aggregates: the least item.
    case min
    /// FHIRPath (trial use), Aggregates: the greatest item.
    case max
    /// FHIRPath (trial use), Aggregates: the mean of the items.
    case avg
    /// FHIR R4 fhirpath: the extensions with the URL.
    case `extension`
    /// FHIR R4 fhirpath: whether the collection is one primitive with a value, not extensions alone.
    case hasValue
    /// FHIR R4 fhirpath: the System value of the only primitive.
    case getValue
    /// FHIR R4 fhirpath: the resources the references lead to, contained or in the Bundle.
    case resolve
    /// FHIR R4 fhirpath: definitions of elements; the engine holds none, so always empty.
    case elementDefinition
    /// FHIR R4 fhirpath: slices of a profile; the engine holds no profiles, so an error.
    case slice
    /// FHIR R4 fhirpath: the collection, or an error when it has other modifier extensions.
    case checkModifiers
    /// FHIR R4 fhirpath: whether the element is of the type the definition defines; an error for profiles, which the engine has none of.
    case conformsTo
    /// FHIR R4 fhirpath: whether the code is in the contained value set; an error where that cannot be decided.
    case memberOf
    /// FHIR R4 fhirpath: whether the code is the other or its ancestor in a contained code system; an error without one.
    case subsumes
    /// FHIR R4 fhirpath: whether the other code is this one or its ancestor in a contained code system; an error without one.
    case subsumedBy
    /// FHIR R4 fhirpath: whether the narrative keeps to the rules for XHTML.
    case htmlChecks
    /// SDC "Using Expressions", FHIRPath supplements: the values of all answers beneath every item of a response.
    case answers
    /// SDC `weight()`: the score of an answer, from itemWeight or ordinalValue.
    case weight
    /// SDC 3 `ordinal()`: as `weight()`, under the name it had.
    case ordinal
}
