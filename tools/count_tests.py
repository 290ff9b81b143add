"""Prints "N passed, N failed", counting test cases, from what Bazel says about its tests.

    count_tests.py EVENTS bazel=STATUS [NAME=STATUS...]

EVENTS is what `bazel test --build_event_json_file=EVENTS` wrote, STATUS an exit status. Each further NAME
is one test case that was run outside Bazel. Exits with 1 if anything failed or nothing ran.
"""

import json
import sys
import urllib.parse
import xml.etree.ElementTree as xml

NO_TESTS_FOUND = 4  # Bazel's exit status


def count_cases(uri):
    """Returns (passed, failed) of one test.xml; (0, 0) if it is missing or was cut off."""
    try:
        report = xml.parse(urllib.parse.unquote(urllib.parse.urlparse(uri).path))
    except (OSError, xml.ParseError):
        return 0, 0
    passed = failed = 0
    for case in report.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is None:
            passed += 1
    return passed, failed


def read_events(path):
    """Returns (the outcome of each test, the reports of each test, the targets that did not build)."""
    outcomes, reports, broken = {}, {}, set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            [(kind, about)] = event["id"].items() if len(event["id"]) == 1 else [("", {})]
            if kind == "testSummary":
                outcomes[about["label"]] = event.get("testSummary", {}).get("overallStatus", "NO_STATUS")
            elif kind == "testResult":
                for output in event.get("testResult", {}).get("testActionOutput", []):
                    if output["name"] == "test.xml":
                        # A later attempt of the same run replaces the one before it.
                        run = about.get("run"), about.get("shard")
                        reports.setdefault(about["label"], {})[run] = output.get("uri", "")
            elif kind == "targetCompleted" and not event.get("completed", {}).get("success"):
                broken.add(about["label"])
            elif kind == "pattern" and "aborted" in event:
                broken.update(about["pattern"])
    return outcomes, reports, broken


def main(events, *results):
    results = dict(result.rsplit("=", 1) for result in results)
    bazel = int(results.pop("bazel"))
    try:
        outcomes, reports, broken = read_events(events)
    except (OSError, ValueError):  # Bazel was stopped, or never started
        outcomes, reports, broken = {}, {}, {"Bazel"}

    passed = failed = 0
    for test, outcome in outcomes.items():
        counts = [count_cases(uri) for uri in reports.get(test, {}).values()]
        good, bad = sum(count[0] for count in counts), sum(count[1] for count in counts)
        if bad == 0 and (good == 0 or outcome not in ("PASSED", "FLAKY")):
            bad = 1
        passed += good
        failed += bad
    failed += len(broken - outcomes.keys())
    if bazel not in (0, NO_TESTS_FOUND) and failed == 0:
        failed = 1
    for status in results.values():
        if status == "0":
            passed += 1
        else:
            failed += 1

    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
