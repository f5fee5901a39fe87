package dev.haksa.readmission.api;

/** Bodies that the contract shows. */
final class ReadmissionExamples {
    static final String NEW_ROUND = """
            {"term":"2027-SPRING","opensOn":"2027-01-04","closesOn":"2027-01-15","feeWon":150000,
            "feeDueOn":"2027-02-05","registerBy":"2027-02-26","places":[{"departmentId":3,"places":2}]}""";
    static final String ROUND = """
            {"id":4,"term":"2027-SPRING","termStartsOn":"2027-03-02","state":"FILING","opensOn":"2027-01-04",
            "closesOn":"2027-01-15","feeWon":150000,"feeDueOn":"2027-02-05","registerBy":"2027-02-26",
            "places":[{"departmentId":3,"places":2}],"asOf":"2026-12-01"}""";
    static final String ROUNDS = "{\"items\":[" + ROUND + "]}";
    static final String FILING = """
            {"studentNumber":"24103005","channel":"POST","receivedOn":"2027-01-08","departmentId":3,"yearLevel":2,
            "reason":"학업을 마치고 싶습니다."}""";
    static final String APPLICATION = """
            {"id":71,"roundId":4,"term":"2027-SPRING","studentNumber":"24103005","studentName":"김하늘","departmentId":3,
            "yearLevel":2,"departureReason":"NOT_REGISTERED","leftOn":"2025-09-20","exitTerm":"2025-FALL",
            "gpaHundredths":342,"recommendation":1,"receivedOn":"2027-01-08","state":"OFFERED","changeId":902,
            "feeExempt":false,"dueOn":"2027-02-05","counts":false,"violations":[],
            "position":{"rank":1,"applicants":5,"places":2,"explanation":"재적 당시의 성적이 가장 우수합니다."},
            "nextStep":"2027년 2월 5일까지 재입학 수속비를 납부해 주세요.",
            "filedAt":"2027-01-11T01:00:00Z","changedAt":"2027-01-22T05:00:00Z"}""";
    static final String APPLICATIONS = "{\"items\":[" + APPLICATION + "]}";
    static final String ELIGIBILITY = """
            {"studentNumber":"24103005","roundId":4,"term":"2027-SPRING","eligible":true,"violations":[],
            "departureReason":"NOT_REGISTERED","leftOn":"2025-09-20","departmentId":3,"yearLevel":2,
            "gpaHundredths":342,"used":0,"limit":1}""";
    static final String RECOMMENDATION = """
            {"applicationIds":[71,68]}""";
    static final String DECISION = """
            {"rejections":[{"applicationId":68,"reason":"재적 당시의 징계 사실을 고려함"}],"minutes":"2027-01-22 재입학사정위원회 제1차"}""";
    static final String PROGRESS = "{\"moved\":2}";
    static final String ENDING = """
            {"reason":"본인의 포기 의사 확인"}""";
    static final String PAYMENT = """
            {"reference":"R-20270203-0007","applicationId":71,"amountWon":150000,"paidOn":"2027-02-03"}""";
    static final String FEE = """
            {"applicationId":71,"studentNumber":"24103005","term":"2027-SPRING","state":"ACCEPTED",
            "paidOn":"2027-02-03","counts":true}""";

    static final String FEES_CSV = """
            reference,studentNumber,term,amountWon,paidOn
            R-20270203-0007,24103005,2027-SPRING,150000,2027-02-03
            """;
    static final String FEES_REPORT = """
            {"mode":"ALL_OR_NOTHING","dryRun":false,"applied":true,"rows":1,"created":1,"updated":0,"unchanged":0,
            "failed":0,"mistakes":[]}""";

    private ReadmissionExamples() {}
}
