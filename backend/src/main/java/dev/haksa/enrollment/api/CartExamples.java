package dev.haksa.enrollment.api;

/** Example bodies for the API documentation. */
final class CartExamples {
    private static final String SECTION = """
            {"id": 1204, "courseNumber": "M1522.000600", "sectionNumber": "001", "title": "컴퓨터프로그래밍",
             "rehearsal": false, "category": "MAJOR_REQUIRED", "credits": 3,
             "classTimes": [{"day": "MONDAY", "startsAt": "09:00", "endsAt": "10:30"}],
             "href": "/api/v1/sections/1204"}""";

    static final String PLAN = """
            {"entries": [{"sections": [1204, 1205]}, {"sections": [1310]}]}""";

    static final String CART = """
            {"term": "2027-SPRING", "rehearsal": false, "entries": [{"sections": [""" + SECTION + """
            ]}]}""";

    static final String RESULT = """
            {"term": "2027-SPRING", "rehearsal": false, "judgedAt": "2026-11-23T01:00:00.104211Z", "dryRun": false,
             "entries": [{"outcome": "ENROLLED", "sectionId": 1204, "attempts": [{"section":""" + SECTION + """
            , "outcome": "ENROLLED", "violations": [], "warnings": []}]}],
             "credits": {"enrolled": 3, "ceiling": 18, "remaining": 15,
             "byCategory": [{"category": "MAJOR_REQUIRED", "credits": 3}]}}""";

    private CartExamples() {}
}
