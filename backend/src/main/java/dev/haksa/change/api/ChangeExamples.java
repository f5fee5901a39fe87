package dev.haksa.change.api;

/** Bodies that the contract shows. */
final class ChangeExamples {
    static final String REQUEST = "{\"kind\":\"LEAVE_GENERAL\",\"reason\":\"가정 사정\",\"details\":{\"terms\":1}}";
    static final String PAPER = """
            {"studentNumber":"26115001","kind":"WITHDRAWAL","channel":"POST","arrivedOn":"2026-10-02","reason":"진로 변경",
            "evidence":[{"code":"APPLICATION_FORM","documentId":"0b8f6a0e-3c1d-4f6e-9a53-0e1d2c3b4a5f"}]}""";
    static final String DECISION = "{\"verdict\":\"GRANT\"}";
    static final String COMMITTEE = "{\"text\":\"학사심의위원회\"}";
    static final String COMMITTEE_END = "{\"text\":\"연장 사유가 인정됨\"}";
    static final String CANCELLATION = "{\"text\":\"학생의 요청으로 취소\"}";
    static final String KINDS = """
            {"on":"2026-09-01","items":[{"kind":"LEAVE_GENERAL","name":"일반휴학","names":{"ko":"일반휴학","en":"General leave"},
            "channels":["ONLINE","POST","FAX"],"form":1,"receiptRule":"FILED",
            "receiptRuleText":"온라인은 신청한 날, 우편은 소인일, 팩스는 수신일","effectiveRule":"RECEIPT",
            "effectiveRuleText":"접수일자와 같음","steps":[{"role":"DEPARTMENT_HEAD","name":"학과장 확인","workingDays":3},
            {"role":"PRESIDENT","name":"총장 승인","workingDays":2}],"evidence":[],"clearances":[],"committee":false,
            "delegable":true,"effects":[{"code":"GOES_ON_LEAVE","name":"휴학 상태가 됨"}],
            "regulationHref":"/api/v1/regulations/parameters/record-changes/leave-general"}]}""";
    static final String PREVIEW = """
            {"kind":"LEAVE_GENERAL","name":"일반휴학","possible":true,"violations":[],"warnings":[],"channel":"ONLINE",
            "receiptDate":"2026-09-09","effectiveOn":"2026-09-09","effectiveRule":"RECEIPT",
            "next":"신청하면 학과장 확인 단계에서 2026년 9월 14일까지 처리합니다.",
            "steps":[{"number":1,"role":"DEPARTMENT_HEAD","name":"학과장 확인","workingDays":3,"dueOn":"2026-09-14",
            "current":true,"overdue":false}],"evidence":[],"clearances":[],
            "consequences":[{"area":"ENROLLMENT","code":"NO_ENROLLMENTS_END","text":"취소될 수강신청이 없습니다.","facts":{}}]}""";
    static final String SUMMARY = """
            {"id":31,"kind":"LEAVE_GENERAL","name":"일반휴학","state":"SUBMITTED","studentNumber":"26115001",
            "studentName":"홍길동","departmentId":15,"department":"경찰교정학과","channel":"ONLINE","receiptDate":"2026-09-09",
            "submittedAt":"2026-09-09T01:00:00Z","waitsFor":"DEPARTMENT_HEAD","dueOn":"2026-09-14","overdue":false,
            "inCommittee":false,"href":"/api/v1/record-changes/31"}""";
    static final String PAGE = "{\"items\":[" + SUMMARY + "]}";
    static final String CHANGE = "{\"application\":" + SUMMARY + """
            ,"reason":"가정 사정","details":{"terms":1},"evidence":[],
            "next":"다음은 학과장 확인 단계이며 2026년 9월 14일까지 처리합니다.","steps":[],"clearances":[],"consequences":[],
            "timeline":[{"at":"2026-09-09T01:00:00Z","type":"SUBMITTED","text":"접수되었습니다.","actor":"홍길동"}],
            "filedBy":"홍길동","regulationAsOf":"2026-09-09","dryRun":false,
            "actions":[{"name":"DECIDE","method":"POST","href":"/api/v1/record-changes/31/decisions"}]}""";
    static final String CLEARANCE_REQUEST = "{\"state\":\"OBJECTED\",\"reason\":\"미반납 도서 1권\"}";
    static final String CLEARANCE = """
            {"code":"LIBRARY","name":"도서관","state":"OBJECTED","reason":"미반납 도서 1권",
            "answeredAt":"2026-10-06T02:00:00Z","answeredBy":"도서관 시스템"}""";
    static final String CLEARANCE_ITEM = """
            {"recordChangeId":32,"kind":"WITHDRAWAL","studentNumber":"26115001","studentName":"홍길동",
            "clearance":{"code":"LIBRARY","name":"도서관","state":"PENDING"}}""";
    static final String CLEARANCES = "{\"items\":[" + CLEARANCE_ITEM + "]}";
    static final String DELEGATION_REQUEST = """
            {"delegateId":"6f1c1b64-5a39-4a0c-9a6e-2b8f5c2d7e11","kinds":["LEAVE_GENERAL","RETURN"],"from":"2026-09-01",
            "until":"2026-09-30","note":"출장 기간"}""";
    static final String DELEGATION = """
            {"id":7,"delegator":"김총장","delegateId":"6f1c1b64-5a39-4a0c-9a6e-2b8f5c2d7e11","delegate":"이교무",
            "kinds":["LEAVE_GENERAL","RETURN"],"from":"2026-09-01","until":"2026-09-30","note":"출장 기간",
            "createdAt":"2026-08-28T02:00:00Z"}""";
    static final String DELEGATIONS = "{\"items\":[" + DELEGATION + "]}";
    static final String RUN = "{\"effective\":[31],\"overdue\":[],\"failed\":[]}";
    static final String REGISTER = """
            {"items":[{"number":12,"recordChangeId":31,"kind":"LEAVE_GENERAL","name":"일반휴학","studentNumber":"26115001",
            "studentName":"홍길동","departmentId":15,"department":"경찰교정학과","program":"POLICE-BA","yearLevel":2,
            "stateBefore":"ENROLLED","channel":"ONLINE","receiptDate":"2026-09-09","effectiveOn":"2026-09-09",
            "reason":"가정 사정","approvedAt":"2026-09-16T02:00:00Z","approvedBy":"이교무","onBehalfOf":"김총장"}]}""";
    static final String REGISTER_CSV = """
            number,recordChangeId,kind,studentNumber,studentName,department,program,yearLevel,stateBefore,channel,receiptDate,\
            effectiveOn,reason,approvedAt,approvedBy,onBehalfOf
            12,31,LEAVE_GENERAL,26115001,홍길동,경찰교정학과,POLICE-BA,2,ENROLLED,ONLINE,2026-09-09,2026-09-09,가정 사정,\
            2026-09-16T02:00:00Z,이교무,김총장
            """;

    private ChangeExamples() {}
}
