package dev.haksa.matriculation.api;

/** Example bodies for the contract. */
final class MatriculationExamples {
    static final String NEW = "{\"entranceYear\":2027,\"type\":\"UNIVERSITY\",\"department\":5}";
    static final String BATCH = """
            {"id":12,"entranceYear":2027,"type":"UNIVERSITY","department":5,"departmentName":"컴퓨터정보통신학과",
            "departmentCode":5,"round":1,"state":"DRAFT","applicants":1,"createdAt":"2027-02-01T01:00:00Z"}""";
    static final String BATCHES = "{\"items\":[" + BATCH + "]}";
    static final String APPLICANT = """
            {"applicationNumber":"A-2027-00031","name":"홍길동","nameEn":"Hong Gildong","birthDate":"2008-03-01",
            "admission":"FRESHMAN","program":"B05","formerCredits":0}""";
    static final String APPLICANTS = "{\"applicants\":[" + APPLICANT + "]}";
    static final String APPLICANT_PAGE = "{\"items\":[" + APPLICANT + "]}";
    static final String CSV = """
            applicationNumber,name,birthDate,program,admission,formerCredits
            A-2027-00031,홍길동,2008-03-01,B05,FRESHMAN,0
            """;
    static final String REPORT = """
            {"mode":"ALL_OR_NOTHING","dryRun":false,"applied":true,"rows":1,"created":1,"updated":0,"unchanged":0,
            "failed":0,"mistakes":[]}""";
    static final String NUMBERED = """
            {"batch":{"id":12,"entranceYear":2027,"type":"UNIVERSITY","department":5,"departmentName":"컴퓨터정보통신학과",
            "departmentCode":5,"round":1,"state":"EXECUTED","applicants":1,"firstSerial":1,"lastSerial":1,
            "createdAt":"2027-02-01T01:00:00Z","executedAt":"2027-02-02T01:00:00Z"},"dryRun":false,"applicants":[
            {"applicationNumber":"A-2027-00031","name":"홍길동","admission":"FRESHMAN","program":"B05","formerCredits":0,
            "studentNumber":"27105001"}]}""";
    static final String CODES = """
            {"items":[{"studentNumber":"27105001","name":"홍길동","activationCode":"7K3M-Q9TX-2HVB-8RWD-4FZN-6CPA",
            "expiresAt":"2027-02-16T01:00:00Z"}]}""";
    static final String CODE_REQUEST = "{\"department\":27,\"openedYear\":2027,\"reason\":\"2027학년도 신설\"}";
    static final String CODE = """
            {"id":3,"department":27,"departmentName":"인공지능학과","openedYear":2027,"reason":"2027학년도 신설",
            "state":"APPROVED","code":27,"requestedBy":"김교무","requestedAt":"2027-01-04T01:00:00Z","decidedBy":"박총장",
            "decidedAt":"2027-01-05T01:00:00Z"}""";
    static final String CODES_PAGE = "{\"items\":[" + CODE + "]}";
    static final String DECISION = "{\"approved\":true}";

    private MatriculationExamples() {}
}
