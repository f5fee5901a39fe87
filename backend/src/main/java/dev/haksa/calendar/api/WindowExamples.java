package dev.haksa.calendar.api;

/** Bodies that the contract shows. */
final class WindowExamples {
    static final String WINDOW = """
            {"id": 12, "term": "2027-SPRING", "kind": "ENROLLMENT", "opensAt": "2027-02-15T01:00:00Z",
             "closesAt": "2027-02-19T08:00:00Z", "yearLevels": [4], "departmentIds": []}""";
    static final String WINDOWS = "{\"items\": [" + WINDOW + "]}";
    static final String NEW_WINDOW = """
            {"kind": "ENROLLMENT", "opensAt": "2027-02-15T10:00:00+09:00",
             "closesAt": "2027-02-19T17:00:00+09:00", "yearLevels": [4]}""";
    static final String CHANGE = "{\"closesAt\": \"2027-02-20T17:00:00+09:00\"}";

    private WindowExamples() {}
}
