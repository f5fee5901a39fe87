package dev.haksa.student.api;

/** Example bodies for the contract. */
final class StudentExamples {
    static final String STUDENT = """
            {"studentNumber":"26115001","name":"김하늘","nameEn":"Kim Haneul","type":"UNIVERSITY","admission":"FRESHMAN",
            "state":"ENROLLED","entranceYear":2026,"program":{"code":"POLICE","name":"경찰교정학과"},
            "department":{"id":15,"name":"경찰교정학과"},"nationality":"DOMESTIC","studyTime":"DAY",
            "classGroup":"A","yearLevel":1,"earnedCredits":18,"formerCredits":0,
            "recognitionFixed":false,"previousGpa":3.85,"previousGpaTerm":"2026-SPRING",
            "advisor":{"id":"0b8f6d3e-52a1-4c55-9d6e-3a4b8f0c2f11","name":"박지도"}}""";
    static final String LIST_FACTS = "{\"nationality\":\"FOREIGN\",\"studyTime\":\"DAY\",\"classGroup\":\"A\"}";
    static final String PAGE = "{\"items\":[" + STUDENT + "],\"next\":\"WyIyNjExNTAwMSJd\"}";
    static final String COMPLETED = """
            {"studentNumber":"26115001","gpa":3.85,"earnedCredits":3,"formerCredits":0,
            "creditsByCategory":{"MAJOR_REQUIRED":3},"terms":[{"term":"2026-SPRING","gpa":3.50,"courses":[
            {"courseNumber":"POL1001","title":"경찰학개론","credits":3,"category":"MAJOR_REQUIRED","grade":"B+",
            "replaced":false}]}]}""";
    static final String ADVISING_REQUEST = "{\"note\":\"전공필수 두 과목을 먼저 듣기로 함\"}";
    static final String ADVISING = """
            {"studentNumber":"26115001","term":"2027-SPRING","advisorName":"박지도",
            "advisedAt":"2027-02-10T01:00:00Z","note":"전공필수 두 과목을 먼저 듣기로 함"}""";
    static final String IMPORT_REPORT = """
            {"mode":"BEST_EFFORT","dryRun":false,"applied":true,"rows":3,"created":2,"updated":0,"unchanged":0,
            "failed":1,"mistakes":[{"line":3,"column":"studentNumber","value":"2611500","code":"STUDENT_NUMBER",
            "expected":"Eight digits: year (2), type 1 to 4, department code (2), serial (3)."}]}""";

    static final String STUDENTS_CSV = """
            studentNumber,name,state,programCode,entranceYear,advisor
            26115001,김하늘,ENROLLED,POLICE,2026,p10001
            """;
    static final String COMPLETED_CSV = """
            studentNumber,term,courseNumber,title,credits,category,grade
            26115001,2026-SPRING,POL1001,경찰학개론,3,전공필수,B+
            """;
    static final String RECOGNISED_CSV = """
            studentNumber,courseNumber,formerTitle
            26115001,POL1002,형사법입문
            """;

    private StudentExamples() {}
}
