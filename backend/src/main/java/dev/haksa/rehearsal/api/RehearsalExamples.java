package dev.haksa.rehearsal.api;

/** Examples of the contract. */
final class RehearsalExamples {
    static final String NEW = """
            {"opensAt": "2027-02-08T10:00:00+09:00", "closesAt": "2027-02-08T12:00:00+09:00"}""";
    static final String REHEARSAL = """
            {"rehearsal": true, "code": "REHEARSAL-2027-SPRING", "of": "2027-SPRING",
             "opensAt": "2027-02-08T01:00:00Z", "closesAt": "2027-02-08T03:00:00Z", "sections": 7843,
             "links": {"self": "/api/v1/terms/2027-SPRING/rehearsal",
                       "term": "/api/v1/terms/REHEARSAL-2027-SPRING",
                       "sections": "/api/v1/terms/REHEARSAL-2027-SPRING/sections",
                       "results": "/api/v1/terms/2027-SPRING/rehearsal/results"}}""";
    static final String DISCARDED = """
            {"sections": 7843, "decisions": 151202, "enrollments": 139761}""";
    static final String RESULTS = """
            {"items": [{"rehearsal": true, "sectionId": 9001, "courseNumber": "M1522.000600", "sectionNumber": "001",
                        "title": "[연습·Rehearsal] 컴퓨터프로그래밍", "capacity": 40, "wanted": 212, "enrolled": 40,
                        "refused": 180, "reasons": {"SECTION_FULL": 172, "CREDIT_CEILING_EXCEEDED": 9}}]}""";
    static final String RATE = """
            {"items": [{"at": "2027-02-08T01:00:00Z", "decided": 6120, "granted": 5240, "refused": 880}]}""";
    static final String RESULTS_CSV = """
            section_id,course_number,section_number,title,capacity,wanted,enrolled,refused,reasons
            9001,M1522.000600,001,[연습·Rehearsal] 컴퓨터프로그래밍,40,212,40,180,CREDIT_CEILING_EXCEEDED:9 SECTION_FULL:172
            """;
    static final String RATE_CSV = """
            at,decided,granted,refused
            2027-02-08T01:00:00Z,6120,5240,880
            """;

    private RehearsalExamples() {}
}
