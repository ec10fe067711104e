extension TypedVisit {
    /// A question of each type that can be typed, with limits that are met now and then.
    static let text = """
        {"resourceType":"Questionnaire","status":"active","language":"en","title":"All","item":[
        {"linkId":"d","type":"date","text":"Which day?"},
        {"linkId":"t","type":"time","text":"What time?"},
        {"linkId":"dt","type":"dateTime","text":"When?"},
        {"linkId":"i","type":"integer","text":"How many?","extension":[
         {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":99}]},
        {"linkId":"n","type":"decimal","text":"How much?","extension":[
         {"url":"http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces","valueInteger":2}]},
        {"linkId":"q","type":"quantity","text":"Weight?","extension":[
         {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":
          {"system":"http://unitsofmeasure.org","code":"kg","display":"kg"}},
         {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":
          {"system":"http://unitsofmeasure.org","code":"[lb_av]","display":"lb"}}]},
        {"linkId":"b","type":"boolean","text":"Does it hurt?"},
        {"linkId":"c","type":"choice","text":"Where?","repeats":true,"answerOption":[
         {"valueCoding":{"system":"urn:s","code":"n","display":"North"}},
         {"valueCoding":{"system":"urn:s","code":"s","display":"South side"}},
         {"valueCoding":{"system":"urn:s","code":"10","display":"10 - both"}}]},
        {"linkId":"o","type":"open-choice","text":"How often?","answerOption":[
         {"valueCoding":{"system":"urn:s","code":"a","display":"Daily"}},
         {"valueCoding":{"system":"urn:s","code":"b","display":"2 times a week"}}]},
        {"linkId":"w","type":"string","text":"Why?","maxLength":40},
        {"linkId":"l","type":"text","text":"Tell us more."},
        {"linkId":"u","type":"url","text":"Which site?"},
        {"linkId":"sum","type":"decimal","text":"Sum","readOnly":true,"extension":[
         {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
          "valueExpression":{"language":"text/fhirpath",
          "expression":"%resource.item.where(linkId='i').answer.value + %resource.item.where(linkId='n').answer.value"}}]},
        {"linkId":"g","type":"group","text":"More","enableWhen":[
         {"question":"b","operator":"=","answerBoolean":true}],"item":[
         {"linkId":"g1","type":"string","text":"What helps?","repeats":true}]}]}
        """
}
