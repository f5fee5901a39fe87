package dev.haksa.tuition.api;

/** Example bodies for the contract. */
final class TuitionExamples {
    static final String BILL_REQUEST = "{\"tuitionWon\":3000000,\"admissionFeeWon\":250000}";
    static final String BILL = """
            {"studentNumber":"26115001","term":"2027-SPRING","tuitionWon":3000000,"admissionFeeWon":250000,
            "enteredAt":"2027-02-01T01:00:00Z"}""";
    static final String ACCOUNT = """
            {"studentNumber":"26115001","term":"2027-SPRING","bill":""" + BILL + """
            ,"paidWon":3250000,"carriedInWon":0,
            "refundedWon":2000000,"carriedOutWon":0,"underpaidWon":0,"overpaidWon":0,"entries":[{"id":71,"kind":"REFUND",
            "event":"WITHDRAWAL","amountWon":2000000,"credits":0,"baseDate":"2027-04-15","source":"record-change/12",
            "recordedAt":"2027-04-20T01:00:00Z"}]}""";
    static final String QUOTE = """
            {"studentNumber":"26115001","term":"2027-SPRING","event":"WITHDRAWAL","outcome":"REFUND","amountWon":2000000,
            "explanation":"2000000 won of the 3250000 won that you paid for 2027-SPRING are refunded: 2/3 of the tuition.",
            "article":{"key":"3.3","reference":"제3조③","href":"/api/v1/regulations/articles/3.3"},
            "baseDate":{"date":"2027-04-15","reason":"WITHDRAWAL_REQUEST","requestedOn":"2027-04-15",
            "article":{"key":"3.2","reference":"제3조②","href":"/api/v1/regulations/articles/3.2"}},
            "days":{"termStartsOn":"2027-03-02","daysFromStart":44,"classDay":45,"classDays":105},
            "inputs":{"chargedTuitionWon":3000000,"chargedAdmissionFeeWon":250000,"billSource":"BILL","paidWon":3250000,
            "carriedInWon":0,"refundedWon":0,"carriedOutWon":0,"underpaidWon":0,"overpaidWon":0},
            "refund":{"share":"2/3","firstDate":"2027-04-01","lastDate":"2027-04-30","tuitionWon":2000000,
            "admissionFeeWon":0},"regulationVersion":"3f2a90c1d4e5"}""";
    static final String GIVEN_UP = "{\"term\":\"2027-SPRING\",\"givenUpOn\":\"2027-02-26\"}";
    static final String APPLICATION = "{\"term\":\"2027-FALL\"}";

    static final String REFUND = """
            {"id":71,"studentNumber":"26115001","name":"김하늘","term":"2027-SPRING","event":"WITHDRAWAL","amountWon":2000000,
            "baseDate":"2027-04-15","source":"record-change/12","recordedAt":"2027-04-20T01:00:00Z","state":"PAID",
            "reference":"T-20270502-0007","paidOn":"2027-05-02"}""";
    static final String REFUNDS = "{\"items\":[" + REFUND + "]}";
    static final String REFUNDS_CSV = """
            id,studentNumber,name,term,event,amountWon,baseDate,source,recordedAt,state,reference,paidOn
            71,26115001,김하늘,2027-SPRING,WITHDRAWAL,2000000,2027-04-15,record-change/12,2027-04-20T01:00:00Z,PAID,\
            T-20270502-0007,2027-05-02
            """;
    static final String PAYOUT = "{\"reference\":\"T-20270502-0007\",\"paidOn\":\"2027-05-02\"}";
    static final String BILL_LINES = """
            {"items":[{"studentNumber":"26115001","name":"김하늘","term":"2027-SPRING","tuitionWon":3000000,
            "admissionFeeWon":250000,"receivedWon":3250000,"state":"PAID","enteredAt":"2027-02-01T01:00:00Z"}]}""";
    static final String BILL_LINES_CSV = """
            studentNumber,name,term,tuitionWon,admissionFeeWon,receivedWon,state,enteredAt
            26115001,김하늘,2027-SPRING,3000000,250000,3250000,PAID,2027-02-01T01:00:00Z
            """;

    private TuitionExamples() {}
}
