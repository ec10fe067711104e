"""Runs in the Python that has the peers: one task, its times in nanoseconds and its values as JSON on standard output."""
import json, statistics, sys, time


def timed(work, least=0.02, batches=5):
    work()
    count, found = 1, []
    while True:
        start = time.process_time_ns()
        for _ in range(count):
            work()
        spent = time.process_time_ns() - start
        if spent >= least * 1e9 or count > 1 << 20:
            break
        count *= 2
    found.append(spent / count)
    for _ in range(batches - 1):
        start = time.process_time_ns()
        for _ in range(count):
            work()
        found.append((time.process_time_ns() - start) / count)
    return statistics.median(found)


def parse(name, path):
    text = open(path, "rb").read()
    if name == "simdjson":
        import simdjson
        parser = simdjson.Parser()
        return {"ns": timed(lambda: parser.parse(text) and None)}
    if name == "orjson":
        import orjson
        return {"ns": timed(lambda: orjson.loads(text))}
    if name == "fhir.resources":
        from fhir.resources.R4B.questionnaire import Questionnaire
        Questionnaire.model_validate_json(text)
        return {"ns": timed(lambda: Questionnaire.model_validate_json(text), batches=3)}
    import jsonschema_rs
    schema = json.load(open(sys.argv[4]))
    validator = jsonschema_rs.validator_for(schema)
    validator.validate(json.loads(text))
    return {"ns": timed(lambda: validator.is_valid(json.loads(text)), batches=3)}


def expressions(name, path, resource):
    data = json.load(open(resource))
    found = {}
    for entry in json.load(open(path)):
        source = entry["expr"]
        try:
            if name == "fhirpathpy":
                import fhirpathpy
                from fhirpathpy.models import models
                ready = fhirpathpy.compile(source, models["r4"])
                evaluate = lambda: ready(data, {"resource": data})
                parse_too = lambda: fhirpathpy.evaluate(data, source, {"resource": data}, models["r4"])
            else:
                import fhirpathrs
                evaluate = parse_too = peer_of_rust(fhirpathrs, data, source)
            value = evaluate()
            # One value alone is the same as a list of it.
            value = value if isinstance(value, list) else [value] if value is not None else []
            found[entry["id"]] = {"ns": timed(evaluate, 0.005, 3), "both": timed(parse_too, 0.005, 3), "value": value}
        except Exception as error:
            found[entry["id"]] = {"error": f"{type(error).__name__}: {error}"[:200]}
    return found


def peer_of_rust(module, data, source):
    """It takes the resource with each call, and keeps nothing between them."""
    return lambda: module.evaluate(source, data, {"resource": data})


task, name = sys.argv[1:3]
result = parse(name, sys.argv[3]) if task == "parse" else expressions(name, sys.argv[3], sys.argv[4])
json.dump(result, sys.stdout, default=str)
