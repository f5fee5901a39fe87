package dev.haksa.enrollment.api;

/** Example bodies for the API documentation. */
final class EnrollmentExamples {
    private static final String SECTION = """
            {"id": 1204, "courseNumber": "M1522.000600", "sectionNumber": "001", "title": "컴퓨터프로그래밍",
             "rehearsal": false, "category": "MAJOR_REQUIRED", "credits": 3,
             "classTimes": [{"day": "MONDAY", "startsAt": "09:00", "endsAt": "10:30"}],
             "href": "/api/v1/sections/1204"}""";
    static final String ENROLLED = """
            {"section":""" + SECTION + """
            , "state": "ENROLLED", "retake": false, "enrolledAt": "2026-11-23T01:00:00.412345Z",
             "changedAt": "2026-11-23T01:00:00.412345Z",
             "actions": [{"name": "DROP", "method": "DELETE", "href": "/api/v1/students/me/enrollments/1204"}]}""";
    private static final String CREDITS = """
            {"enrolled": 17, "ceiling": 18, "remaining": 1,
             "byCategory": [{"category": "MAJOR_REQUIRED", "credits": 9}, {"category": "GENERAL_ELECTIVE", "credits": 8}]}""";
    private static final String WARNING = """
            {"code": "ADVISING_MISSING",
             "article": {"key": "4.1", "reference": "제4조①", "href": "/api/v1/regulations/articles/4.1"},
             "message": "이번 학기의 수강지도 기록이 없습니다.", "remedy": "지도교수 또는 학과장에게 수강지도를 받아 주세요.", "facts": {}}""";

    static final String GRANTED = """
            {"enrollment":""" + ENROLLED + """
            , "remainingSeats": 12, "credits":""" + CREDITS + """
            , "warnings": [""" + WARNING + """
            ], "dryRun": false, "repeated": false}""";

    static final String REPEATED = """
            {"enrollment":""" + ENROLLED + """
            , "remainingSeats": 12, "credits":""" + CREDITS + """
            , "warnings": [], "dryRun": false, "repeated": true}""";

    static final String DROPPED = """
            {"enrollment": {"section":""" + SECTION + """
            , "state": "DROPPED", "retake": false, "enrolledAt": "2026-11-23T01:00:00.412345Z",
             "changedAt": "2026-11-23T02:10:00.000001Z",
             "actions": [{"name": "ENROLL", "method": "PUT", "href": "/api/v1/students/me/enrollments/1204"}]},
             "remainingSeats": 13, "credits":""" + CREDITS + """
            , "warnings": [], "dryRun": false, "repeated": false}""";

    static final String TERM = """
            {"term": "2027-SPRING", "rehearsal": false, "items": [""" + ENROLLED + """
            ], "credits":""" + CREDITS + """
            }""";

    static final String TIMETABLE = """
            {"term": "2027-SPRING", "rehearsal": false,
             "lessons": [{"day": "MONDAY", "startsAt": "09:00", "endsAt": "10:30", "sectionId": 1204,
                          "courseNumber": "M1522.000600", "title": "컴퓨터프로그래밍"}],
             "exams": [{"sectionId": 1204, "title": "컴퓨터프로그래밍", "startsAt": "2027-06-14T01:00:00Z",
                        "endsAt": "2027-06-14T01:50:00Z"}],
             "unscheduled": []}""";

    static final String DECISIONS = """
            {"items": [{"id": 90210, "at": "2026-11-23T01:00:00.412345Z", "sectionId": 1204, "rehearsal": false,
              "action": "ENROLL",
              "outcome": "REFUSED",
              "violations": [{"code": "CREDIT_CEILING_EXCEEDED",
                "article": {"key": "4.4", "reference": "제4조④", "href": "/api/v1/regulations/articles/4.4"},
                "message": "신청 가능 학점을 2학점 넘습니다. 신청한 학점 17 + 추가 3 > 한도 18",
                "remedy": "다른 강좌를 취소하거나 학점이 적은 강좌를 선택해 주세요.",
                "facts": {"enrolled": 17, "adding": 3, "ceiling": 18, "excess": 2}}],
              "warnings": [], "inputs": {"state": "ENROLLED", "yearLevel": 2}, "asOf": "2026-11-23",
              "regulationVersion": "3f9a1c77d2e0", "requestedBy": "김하늘"}]}""";

    private EnrollmentExamples() {}
}
