package dev.haksa.cancellation.api;

/** Bodies that the contract shows. */
final class WithdrawalExamples {
    static final String REQUEST = "{\"reason\":\"건강 문제로 수업을 계속 듣기 어려움\"}";
    static final String WITHDRAWAL = """
            {"studentNumber":"26115001","section":{"id":1204,"courseNumber":"POL1001","sectionNumber":"001",
            "title":"경찰학개론","href":"/api/v1/sections/1204"},"term":"2027-SPRING","credits":3,"state":"PENDING",
            "reason":"건강 문제로 수업을 계속 듣기 어려움","appliedAt":"2027-04-12T01:00:00Z","dryRun":false,
            "actions":[{"name":"CANCEL","method":"DELETE","href":"/api/v1/students/me/withdrawals/1204"}]}""";
    static final String LIST = "{\"items\":[" + WITHDRAWAL + "]}";

    private WithdrawalExamples() {}
}
