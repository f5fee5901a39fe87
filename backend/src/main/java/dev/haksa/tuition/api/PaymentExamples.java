package dev.haksa.tuition.api;

/** Example bodies for the contract. */
final class PaymentExamples {
    static final String REQUEST = """
            {"reference":"B-20270302-0001","studentNumber":"26115001","term":"2027-SPRING","credits":15,
            "amountWon":3250000,"paidOn":"2027-03-02"}""";
    static final String REVERSAL = """
            {"reference":"B-20270305-0007","studentNumber":"26115001","term":"2027-SPRING","credits":-3,
            "amountWon":-650000,"paidOn":"2027-03-05","reverses":"B-20270302-0001"}""";
    static final String PAYMENT = """
            {"reference":"B-20270302-0001","studentNumber":"26115001","term":"2027-SPRING","credits":15,
            "amountWon":3250000,"paidOn":"2027-03-02","recordedAt":"2027-03-02T04:00:00Z"}""";
    static final String TERM = """
            {"studentNumber":"26115001","term":"2027-SPRING","paidCredits":15,"paidWon":3250000,"payments":[""" + PAYMENT + "]}";
    static final String CSV = """
            reference,studentNumber,term,credits,amountWon,paidOn,reverses
            B-20270302-0001,26115001,2027-SPRING,15,3250000,2027-03-02,
            B-20270305-0007,26115001,2027-SPRING,-3,-650000,2027-03-05,B-20270302-0001
            """;
    static final String REPORT = """
            {"mode":"ALL_OR_NOTHING","dryRun":false,"applied":true,"rows":2,"created":2,"updated":0,"unchanged":0,
            "failed":0,"mistakes":[]}""";

    private PaymentExamples() {}
}
