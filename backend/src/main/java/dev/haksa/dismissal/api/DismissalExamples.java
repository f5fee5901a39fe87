package dev.haksa.dismissal.api;

/** Bodies that the contract shows. */
final class DismissalExamples {
    static final String NEW = """
            {"kind":"PRIOR_NOTICE","term":"2027-SPRING","note":"2027학년도 1학기 제적 예고"}""";
    static final String BATCH = """
            {"id":9,"kind":"PRIOR_NOTICE","article":"32","term":"2027-SPRING","state":"DRAFT","note":"2027학년도 1학기 제적 예고",
            "asOf":"2027-03-17","regulationVersion":"0c1f5a9e2b77","createdAt":"2027-03-17T01:00:00Z",
            "createdByName":"교무처 담당자",
            "counts":{"items":2,"open":2,"excluded":0,"done":0,"settled":0,"failed":0}}""";
    static final String BATCHES = "{\"items\":[" + BATCH + "]}";
    static final String ITEM = """
            {"id":81,"studentNumber":"24103005","studentName":"김하늘","departmentId":3,"ground":"NOT_RETURNED",
            "leaveEndsOn":"2027-02-28","lastDay":"2027-03-16","included":true}""";
    static final String ITEMS = "{\"items\":[" + ITEM + "]}";
    static final String REVIEW = """
            {"included":false,"reason":"해외 체류로 연락 중"}""";
    static final String PREVIEW = "{\"items\":[{\"item\":" + ITEM + ",\"outcome\":\"DONE\"}]}";
    static final String REPORT = "{\"batch\":" + BATCH + ",\"items\":[" + ITEM + "]}";
    static final String SETTLED = "{\"settled\":1}";

    private DismissalExamples() {}
}
