package dev.haksa.card.api;

/** Example bodies for the contract. */
final class CardExamples {
    private static final String STAGES = """
            {"opensOn":"2024-02-26","photoUntil":"2024-03-07","rosterUntil":"2024-03-13",
            "transmissionUntil":"2024-03-15","linkUntil":"2024-03-19","applicationFrom":"2024-03-20",
            "deliveryFrom":"2024-03-21"}""";
    static final String FIELDS = """
            {"year":2024,"titleKo":"2024학년도 학생증 발급","titleEn":"Student cards 2024","stages":""" + STAGES + ",\"departmentIds\":[12,13]}";
    static final String NEW_CAMPAIGN = "{\"code\":\"2024-SPRING\",\"campaign\":" + FIELDS + "}";
    static final String CAMPAIGN = """
            {"code":"2024-SPRING","year":2024,"titleKo":"2024학년도 학생증 발급","titleEn":"Student cards 2024",
            "state":"OPEN","round":1,"stages":""" + STAGES + ",\"departmentIds\":[12,13]}";
    static final String CAMPAIGNS = "{\"items\":[" + CAMPAIGN + "]}";
    static final String LEFT_OFF = """
            {"studentNumber":"24115002","name":"이바다","reasons":[{"code":"CARD_NOT_ENROLLED",
            "article":{"key":"card.3.1","reference":"학생증 발급 안내 3.1",
            "href":"/api/v1/regulations/articles/card.3.1"},"message":"재학생이 아닙니다. (학적 상태: 휴학)",
            "remedy":"복학한 뒤의 발급 기간에 신청해 주세요.","facts":{"state":"ON_LEAVE"}}]}""";
    static final String MERGED =
            "{\"campaign\":" + CAMPAIGN + ",\"students\":412,\"dropped\":[" + LEFT_OFF + "],\"notSent\":[\"사회복지학과\"]}";
    static final String TAKEN_OFF =
            "{\"campaign\":" + CAMPAIGN + ",\"students\":[" + LEFT_OFF + "],\"withdrawnPackages\":[1]}";
    static final String APPROVAL = "{\"approved\":true}";
    static final String REJECTION = "{\"approved\":false,\"reason\":\"소방안전관리학과 명단을 다시 확인해 주세요.\"}";
    static final String ROSTER = """
            {"campaign":"2024-SPRING","departmentId":12,"departmentName":"소방안전관리학과","state":"DRAFT",
            "until":"2024-03-13","photosReopened":false,"listed":21,"confirmed":20,"excluded":40,"entries":0,"refused":0}""";
    static final String OVERVIEW = "{\"items\":[" + ROSTER + "],\"sent\":0,\"notSent\":1}";
    static final String CONFIRMATIONS = """
            {"confirmations":[{"studentNumber":"24115001","photoId":"6f1e3a52-6c1e-4a51-9d0d-5b1b2f1f7a11",
            "photoVersion":2}]}""";
    static final String CONFIRMED =
            "{\"roster\":" + ROSTER + ",\"results\":[{\"studentNumber\":\"24115001\",\"outcome\":\"CONFIRMED\"}]}";
    static final String CHANGE = "{\"studentNumbers\":[\"24115001\"],\"reason\":\"증명사진과 본인이 다릅니다.\"}";
    static final String SENDING =
            "{\"roster\":" + ROSTER + ",\"added\":[\"24115001\"],\"dropped\":[" + LEFT_OFF + "],\"stillRefused\":[]}";
    static final String REOPENING =
            "{\"until\":\"2024-03-14\",\"photos\":false,\"reason\":\"학과 전산 장애로 명단을 보내지 못하였습니다.\"}";
    static final String CARD = """
            {"studentNumber":"24115001","name":"김하늘","campaign":"2024-SPRING","campaignTitle":"2024학년도 학생증 발급",
            "status":"PHOTO_MISSING","method":"MOBILE","reasons":[{"code":"CARD_ENTRANT",
            "article":{"key":"card.3.1","reference":"학생증 발급 안내 3.1",
            "href":"/api/v1/regulations/articles/card.3.1"},"message":"2024학년도에 입학한 신입생 또는 편입생입니다.",
            "facts":{"year":"2024","admission":"FRESHMAN"}}],
            "timeline":[{"stage":"PHOTO_UPLOAD","actor":"STUDENT","from":"2024-02-26","until":"2024-03-07",
            "state":"CURRENT","notes":[]}],
            "nextSteps":[{"code":"UPLOAD_PHOTO","message":"2024년 3월 7일까지 증명사진을 올려 주세요."}],
            "declaration":{"delivery":"HOME"}}""";
    static final String DECLARATION = "{\"ownPhone\":true,\"delivery\":\"HOME\"}";
    static final String CSV = """
            studentNumber,issuedOn,departmentName
            23115001,2023-03-24,소방안전관리학과
            """;
    static final String REPORT = """
            {"mode":"ALL_OR_NOTHING","dryRun":false,"applied":true,"rows":1,"created":1,"updated":0,"unchanged":0,
            "failed":0,"mistakes":[]}""";

    static final String VOIDED = """
            {"mode":"ALL_OR_NOTHING","dryRun":false,"applied":true,"rows":1,"created":0,"updated":1,"unchanged":0,
            "failed":0,"mistakes":[]}""";
    static final String KNOWN = """
            {"items":[{"studentNumber":"23115001","issuedOn":"2023-03-24","source":"IMPORT",
            "departmentName":"소방안전관리학과","recordedAt":"2024-02-20T01:00:00Z",
            "voided":{"at":"2024-02-20T05:10:00Z","byName":"정교무","reason":"2022년 명단을 잘못된 열로 가져왔습니다."}}]}""";

    private CardExamples() {}
}
