package dev.haksa.promotion.api;

/** Example bodies for the contract. */
final class PromotionExamples {
    static final String REQUEST = """
            {"term":"2026-FALL","gradesFixedOn":"2026-12-28","reportedOn":"2027-01-08"}""";
    static final String PROMOTION = """
            {"term":"2026-FALL","gradesFixedOn":"2026-12-28","reportedOn":"2027-01-08","students":1200,"promoted":310,
            "dryRun":false,"executedAt":"2027-01-08T02:00:00Z","executedBy":"김교무"}""";
    static final String STUDENT = """
            {"studentNumber":"26115001","name":"김하늘","state":"ENROLLED","earnedCredits":36,"formerCredits":0,
            "beforeLevel":1,"afterLevel":2}""";
    static final String PREVIEW = """
            {"term":"2026-FALL","gradesFixedOn":"2026-12-28","reportedOn":"2027-01-08","students":1200,"promoted":310,
            "dryRun":true,"changes":[""" + STUDENT + "]}";
    static final String PROMOTIONS = "{\"items\":[" + PROMOTION + "]}";
    static final String STUDENTS = "{\"items\":[" + STUDENT + "]}";
    static final String CSV = """
            studentNumber,name,state,dismissedOn,earnedCredits,formerCredits,beforeLevel,afterLevel
            26115001,김하늘,ENROLLED,,36,0,1,2
            """;

    private PromotionExamples() {}
}
