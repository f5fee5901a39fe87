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
    private static final String CAMPAIGN_HEAD = """
            {"code":"2024-SPRING","year":2024,"titleKo":"2024학년도 학생증 발급","titleEn":"Student cards 2024",
            "round":1,"stages":""" + STAGES + ",\"departmentIds\":[12,13],\"state\":";
    private static final String LISTED = CAMPAIGN_HEAD + "\"OPEN\"}";
    private static final String HANDED_OVER = """
            ,"submittedAt":"2024-03-14T01:00:00Z","submittedBy":"김교학\"""";
    private static final String DECIDED_BY = """
            ,"decidedAt":"2024-03-14T05:00:00Z","decidedBy":"교무처장\"""";
    static final String CAMPAIGN = CAMPAIGN_HEAD + """
            "OPEN","actions":[
            {"name":"UPDATE","method":"PUT","href":"/api/v1/card-campaigns/2024-SPRING"},
            {"name":"CLOSE","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/closing"}]}""";
    private static final String CAMPAIGN_SUBMITTED = CAMPAIGN_HEAD + "\"SUBMITTED\"" + HANDED_OVER + "}";
    static final String CAMPAIGN_APPROVED =
            CAMPAIGN_HEAD + "\"APPROVED\"" + HANDED_OVER + DECIDED_BY + ",\"actions\":[]}";
    static final String CAMPAIGN_REJECTED = CAMPAIGN_HEAD + "\"OPEN\"" + HANDED_OVER + DECIDED_BY
            + ",\"decisionReason\":\"소방안전관리학과 명단을 다시 확인해 주세요.\",\"actions\":[]}";
    static final String CAMPAIGN_CLOSED = CAMPAIGN_HEAD + "\"CLOSED\"" + HANDED_OVER + DECIDED_BY + """
            ,"transferredAt":"2024-03-15T02:00:00Z","closedAt":"2024-06-28T09:00:00Z","actions":[]}""";
    static final String CAMPAIGNS = "{\"items\":[" + LISTED + "]}";
    static final String LEFT_OFF = """
            {"studentNumber":"24115002","name":"이바다","reasons":[{"code":"CARD_NOT_ENROLLED",
            "article":{"key":"card.3.1","reference":"학생증 발급 안내 3.1",
            "href":"/api/v1/regulations/articles/card.3.1"},"message":"재학생이 아닙니다. (학적 상태: 휴학)",
            "remedy":"복학한 뒤의 발급 기간에 신청해 주세요.","facts":{"state":"ON_LEAVE"}}]}""";
    static final String MERGED = "{\"campaign\":" + CAMPAIGN_SUBMITTED + ",\"students\":412,\"dropped\":[" + LEFT_OFF
            + "],\"notSent\":[\"사회복지학과\"]}";
    static final String TAKEN_OFF = "{\"campaign\":" + CAMPAIGN_HEAD + "\"APPROVED\"" + HANDED_OVER + DECIDED_BY
            + "},\"students\":[" + LEFT_OFF + "],\"withdrawnPackages\":[1]}";
    static final String APPROVAL = "{\"approved\":true}";
    static final String REJECTION = "{\"approved\":false,\"reason\":\"소방안전관리학과 명단을 다시 확인해 주세요.\"}";
    private static final String ROSTER_HEAD = """
            {"campaign":"2024-SPRING","departmentId":12,"departmentName":"소방안전관리학과","listed":2,"excluded":1,
            "photosReopened":false,"refused":0,""";
    private static final String DRAFT = "\"state\":\"DRAFT\",\"until\":\"2024-03-13\",\"entries\":0,\"confirmed\":";
    private static final String DISPATCHED = """
            "confirmed":2,"entries":2,"sentAt":"2024-03-12T06:00:00Z","sentBy":"박조교",""";
    static final String ROSTER = ROSTER_HEAD + DRAFT + """
            1,"actions":[
            {"name":"BUILD","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12"},
            {"name":"CONFIRM_PHOTOS","method":"POST",
            "href":"/api/v1/card-campaigns/2024-SPRING/rosters/12/confirmations"},
            {"name":"TAKE_OFF","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12/removals"},
            {"name":"PUT_ON","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12/additions"}]}""";
    private static final String ROSTER_CONFIRMED = ROSTER_HEAD + DRAFT + "2}";
    private static final String ROSTER_SENT = ROSTER_HEAD + DISPATCHED + "\"state\":\"SENT\",\"until\":\"2024-03-13\"}";
    static final String ROSTER_REOPENED = ROSTER_HEAD + DISPATCHED + """
            "state":"REOPENED","until":"2024-03-14","reopenedUntil":"2024-03-14",
            "reopenedAt":"2024-03-13T23:00:00Z","reopenedBy":"김교학",
            "reopeningReason":"학과 전산 장애로 명단을 보내지 못하였습니다.","actions":[
            {"name":"BUILD","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12"},
            {"name":"TAKE_OFF","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12/removals"},
            {"name":"PUT_ON","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12/additions"},
            {"name":"SEND","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12/sending"},
            {"name":"REOPEN","method":"POST","href":"/api/v1/card-campaigns/2024-SPRING/rosters/12/reopening"}]}""";
    static final String OVERVIEW = "{\"items\":[" + ROSTER_SENT + "],\"sent\":1,\"notSent\":0}";
    static final String CONFIRMATIONS = """
            {"confirmations":[{"studentNumber":"24115001","photoId":"6f1e3a52-6c1e-4a51-9d0d-5b1b2f1f7a11",
            "photoVersion":2}]}""";
    static final String CONFIRMED = "{\"roster\":" + ROSTER_CONFIRMED
            + ",\"results\":[{\"studentNumber\":\"24115001\",\"outcome\":\"CONFIRMED\"}]}";
    static final String CHANGE = "{\"studentNumbers\":[\"24115001\"],\"reason\":\"증명사진과 본인이 다릅니다.\"}";
    static final String SENDING = "{\"roster\":" + ROSTER_SENT + ",\"added\":[\"24115001\",\"24115003\"],\"dropped\":["
            + LEFT_OFF + "],\"stillRefused\":[]}";
    static final String REOPENING =
            "{\"until\":\"2024-03-14\",\"photos\":false,\"reason\":\"학과 전산 장애로 명단을 보내지 못하였습니다.\"}";
    private static final String CARD_SHOWN = """
            {"studentNumber":"24115001","name":"김하늘","campaign":"2024-SPRING","campaignTitle":"2024학년도 학생증 발급",
            "status":"PHOTO_MISSING","method":"MOBILE","reasons":[{"code":"CARD_ENTRANT",
            "article":{"key":"card.3.1","reference":"학생증 발급 안내 3.1",
            "href":"/api/v1/regulations/articles/card.3.1"},"message":"2024학년도에 입학한 신입생 또는 편입생입니다.",
            "facts":{"year":"2024","admission":"FRESHMAN"}}],
            "timeline":[
            {"stage":"PHOTO_UPLOAD","actor":"STUDENT","from":"2024-02-26","until":"2024-03-07","state":"CURRENT","notes":[]},
            {"stage":"DEPARTMENT_ROSTER","actor":"DEPARTMENT","until":"2024-03-13","state":"TO_COME","notes":[]},
            {"stage":"APPROVAL_AND_TRANSMISSION","actor":"ACADEMIC_AFFAIRS","until":"2024-03-15","state":"TO_COME",
            "notes":[]},
            {"stage":"ISSUER_LINK","actor":"CARD_COMPANY","until":"2024-03-19","state":"TO_COME","notes":[]},
            {"stage":"MOBILE_APPLICATION","actor":"STUDENT","from":"2024-03-20","state":"TO_COME","notes":[]},
            {"stage":"DELIVERY","actor":"CARD_COMPANY","from":"2024-03-21","state":"TO_COME","notes":[]}],
            "nextSteps":[{"code":"UPLOAD_PHOTO","message":"2024년 3월 7일까지 증명사진을 올려 주세요. 가로 295 × 세로 367 픽셀의 .jpg입니다."}],
            "declaration":{"delivery":"HOME"}""";
    static final String CARD = CARD_SHOWN + """
            ,"actions":[{"name":"UPLOAD_PHOTO","method":"POST","href":"/api/v1/students/me/photos"},
            {"name":"DECLARE","method":"PUT","href":"/api/v1/students/me/card/declaration"}]}""";
    static final String CARD_FOR_STAFF = CARD_SHOWN + "}";
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
