package dev.haksa.cancellation.api;

/** Bodies that the contract shows. */
final class BatchExamples {
    static final String NEW_CLOSURE = """
            {"kind":"CLOSURE","term":"2027-SPRING","minimumSize":8,"note":"1차 폐강 검토"}""";
    static final String NEW_ONE = """
            {"kind":"CLOSURE","term":"2027-SPRING","sectionIds":[1204],"note":"담당 교수의 사정"}""";
    static final String NEW_NOTICE = """
            {"kind":"UNDERPAYMENT_NOTICE","term":"2027-SPRING","noticeDays":7}""";
    static final String BATCH = """
            {"id":31,"kind":"CLOSURE","term":"2027-SPRING","state":"DRAFT","article":"5.2",
            "parameters":{"minimumSize":8,"sectionIds":[]},"secondPerson":false,"note":"1차 폐강 검토",
            "asOf":"2027-03-08","regulationVersion":"0c1f5a9e2b77","createdAt":"2027-03-08T01:00:00Z",
            "createdByName":"교무처 담당자","foundAt":"2027-03-08T01:00:00Z",
            "counts":{"items":2,"open":2,"excluded":0,"done":0,"refused":0,"settled":0,"changed":0,"failed":0},
            "actions":[{"name":"EXECUTE","method":"POST","href":"/api/v1/enrollment-batches/31/execution"}]}""";
    static final String PAGE = "{\"items\":[" + BATCH + "]}";
    static final String ITEM = """
            {"id":702,"section":{"id":1204,"courseNumber":"POL1001","sectionNumber":"001","title":"경찰학개론",
            "href":"/api/v1/sections/1204"},"article":"5.2","review":"INCLUDE",
            "found":{"closure":{"open":true,"capacity":40,"enrolled":2,"waiting":0,
            "students":["26115001","26115002"],"waitingStudents":[],
            "alternatives":[{"sectionId":1205,"sectionNumber":"002","freeSeats":12}]}},"predicted":"DONE",
            "violations":[]}""";
    static final String ITEMS = "{\"items\":[" + ITEM + "]}";
    static final String REVIEW = """
            {"verdict":"EXCLUDE","reason":"졸업에 필요한 유일한 분반"}""";
    static final String PREVIEW = "{\"items\":[{\"item\":" + ITEM + """
            ,"outcome":"DONE","numbers":{"closure":{"open":true,"capacity":40,"enrolled":2,"waiting":0,
            "students":["26115001","26115002"],"waitingStudents":[],"alternatives":[]}},"violations":[]}]}""";
    static final String REPORT = "{\"batch\":" + BATCH + ",\"items\":[" + ITEM + "]}";
    static final String REPORT_CSV = """
            item,studentNumber,sectionId,courseNumber,sectionNumber,title,review,reviewReason,outcome,paidCredits,enrolledCredits,creditsAfter,enrolled,waiting,violations,executedAt
            702,,1204,POL1001,001,경찰학개론,INCLUDE,,DONE,,,,2,0,,2027-03-08T02:00:00Z
            """;

    private BatchExamples() {}
}
