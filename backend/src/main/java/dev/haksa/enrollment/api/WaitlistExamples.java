package dev.haksa.enrollment.api;

/** Example bodies for the API documentation. */
final class WaitlistExamples {
    static final String ENTRY = """
            {"section": {"id": 1204, "courseNumber": "M1522.000600", "sectionNumber": "001", "title": "컴퓨터프로그래밍",
             "rehearsal": false, "category": "MAJOR_REQUIRED", "credits": 3,
             "classTimes": [{"day": "MONDAY", "startsAt": "09:00", "endsAt": "10:30"}],
             "href": "/api/v1/sections/1204"},
             "state": "WAITING", "position": 4, "waiting": 17, "seatsFreed": 2, "replaces": 1188,
             "joinedAt": "2026-11-23T01:00:03.412345Z", "changedAt": "2026-11-23T01:00:03.412345Z",
             "actions": [{"name": "LEAVE", "method": "DELETE", "href": "/api/v1/students/me/waitlist/1204"}]}""";

    static final String JOINED = """
            {"entry":""" + ENTRY + """
            , "position": 4, "promoted": false, "warnings": [], "dryRun": false, "repeated": false, "rehearsal": false}""";

    static final String REPEATED = """
            {"entry":""" + ENTRY + """
            , "position": 4, "promoted": false, "warnings": [], "dryRun": false, "repeated": true, "rehearsal": false}""";

    static final String TERM = """
            {"term": "2027-SPRING", "rehearsal": false, "items": [""" + ENTRY + """
            ]}""";

    static final String OF_SECTION = """
            {"items": [{"position": 1, "studentNumber": "25105001", "replaces": 1188, "seatsFreed": 2,
              "joinedAt": "2026-11-23T01:00:03.412345Z"}]}""";

    static final String SEATS = """
            {"sectionId": 1204, "capacity": 30, "enrolled": 29, "withheld": 1, "free": 0, "waiting": 17, "freed": 5,
             "releasePolicy": {"kind": "FIXED_TIMES", "times": ["12:00", "17:00"], "scope": "TERM",
             "description": "취소된 자리는 대기 학생에게 먼저 배정되고, 남으면 매일 12:00, 17:00에 공개됩니다."}, "rehearsal": false}""";

    static final String POLICY = """
            {"kind": "FIXED_TIMES", "times": ["12:00", "17:00"], "scope": "TERM",
             "description": "취소된 자리는 대기 학생에게 먼저 배정되고, 남으면 매일 12:00, 17:00에 공개됩니다."}""";

    static final String NEW_POLICY = """
            {"kind": "RANDOM_DELAY", "minMinutes": 10, "maxMinutes": 60}""";

    private WaitlistExamples() {}
}
