package dev.haksa.privacy.api;

/** Example bodies for the contract. */
final class DisclosureExamples {
    static final String REQUEST = """
            {"capacity":"DEPARTMENT_REPRESENTATIVE","purpose":"학과 체육대회 연락망 작성",
            "pledgeDocumentId":"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10"}""";
    static final String DISCLOSURE = """
            {"id":7,"studentNumber":"26115001","capacity":"DEPARTMENT_REPRESENTATIVE","departmentId":15,
            "purpose":"학과 체육대회 연락망 작성","pledgeDocumentId":"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10","state":"GRANTED",
            "requestedAt":"2027-03-05T01:20:00Z","decidedByName":"박교무","decidedAt":"2027-03-06T01:20:00Z",
            "reason":"서약서 확인","expiresAt":"2027-03-20T15:00:00Z"}""";
    static final String PAGE = "{\"items\":[" + DISCLOSURE + "]}";
    static final String DECISION = "{\"granted\":true,\"reason\":\"서약서 확인\"}";
    static final String REVOCATION = "{\"reason\":\"학과대표가 바뀜\"}";
    static final String REVOKED = """
            {"id":7,"studentNumber":"26115001","capacity":"DEPARTMENT_REPRESENTATIVE","departmentId":15,
            "purpose":"학과 체육대회 연락망 작성","pledgeDocumentId":"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10","state":"REVOKED",
            "requestedAt":"2027-03-05T01:20:00Z","decidedByName":"박교무","decidedAt":"2027-03-06T01:20:00Z",
            "reason":"서약서 확인","expiresAt":"2027-03-20T15:00:00Z","revokedAt":"2027-03-10T02:00:00Z",
            "revokedByName":"박교무","revocation":"학과대표가 바뀜"}""";
    static final String STUDENTS = """
            {"students":[{"department":"경찰교정학과","name":"김하늘","sex":"FEMALE","province":"GYEONGGI",
            "mobile":"010-1234-5678","email":"haneul@example.ac.kr"}]}""";
    static final String STUDENTS_CSV = """
            department,name,sex,province,mobile,email
            경찰교정학과,김하늘,FEMALE,GYEONGGI,010-1234-5678,haneul@example.ac.kr
            """;
    static final String DOWNLOADS = """
            {"items":[{"id":9,"at":"2027-03-07T01:20:00Z","byName":"이대표","format":"CSV","students":312}]}""";

    private DisclosureExamples() {}
}
