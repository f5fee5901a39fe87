package dev.haksa.majorchange.api;

/** Bodies that the contract shows. */
final class MajorChangeExamples {
    static final String NEW_ROUND = """
            {"term":"2027-SPRING","opensOn":"2027-01-04","closesOn":"2027-01-15"}""";
    static final String ROUND = """
            {"id":2,"term":"2027-SPRING","termStartsOn":"2027-03-02","state":"FILING","opensOn":"2027-01-04",
            "closesOn":"2027-01-15"}""";
    static final String ROUNDS = "{\"items\":[" + ROUND + "]}";
    static final String FILING = """
            {"studentNumber":"25103005","targetProgram":"COMPUTER","receivedOn":"2027-01-08","reason":"적성에 맞는 전공",
            "documentIds":["3f0d7a54-5a86-4a2a-9a52-0a5b5a1d8f11"]}""";
    static final String APPLICATION = """
            {"id":31,"roundId":2,"term":"2027-SPRING","studentNumber":"25103005","studentName":"이바다","departmentId":3,
            "targetProgram":"COMPUTER","targetDepartmentId":24,"changeId":905,"state":"SELECTED","receivedOn":"2027-01-08",
            "entranceYear":2025,"gpaHundredths":385,"earnedCredits":36,"rank":1,
            "filedAt":"2027-01-11T01:00:00Z","changedAt":"2027-01-20T01:00:00Z"}""";
    static final String APPLICATIONS = "{\"items\":[" + APPLICATION + "]}";
    static final String QUOTA_BODY = "{\"quota\":80}";
    static final String QUOTA = """
            {"entranceYear":2025,"programCode":"COMPUTER","quota":80,"present":77,"selected":1,"room":2}""";
    static final String QUOTAS = "{\"items\":[" + QUOTA + "]}";
    static final String ENTRANCE_BODY = "{\"yearLevel\":3,\"general\":true}";
    static final String ENTRANCE = "{\"studentNumber\":\"26103077\",\"yearLevel\":3,\"general\":true}";

    private MajorChangeExamples() {}
}
