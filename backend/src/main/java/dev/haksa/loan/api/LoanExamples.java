package dev.haksa.loan.api;

/** Example bodies for the contract. */
final class LoanExamples {
    static final String REQUEST = """
            {"reference":"L-2027-000123","term":"2027-SPRING","studentNumber":"26115001","householdIncomeWon":42000000,
            "incomeBracket":4,"percentile":87.5,"askedWon":3000000,"receivedOn":"2027-01-15"}""";
    static final String LOAN = """
            {"id":41,"reference":"L-2027-000123","term":"2027-SPRING","studentNumber":"26115001","name":"김하늘","rank":3,
            "householdIncomeWon":42000000,"incomeBracket":4,"percentile":87.5,"askedWon":3000000,
            "receivedOn":"2027-01-15","result":"SELECTED","ceilingWon":4000000,"grantedWon":3000000,
            "decidedAt":"2027-02-10T01:00:00Z"}""";
    static final String LOANS = "{\"items\":[" + LOAN + "]}";
    static final String RESULT = "{\"grantedWon\":3000000}";
    static final String CSV = """
            reference,term,studentNumber,householdIncomeWon,incomeBracket,percentile,askedWon,receivedOn
            L-2027-000123,2027-SPRING,26115001,42000000,4,87.5,3000000,2027-01-15
            """;
    static final String REPORT = """
            {"mode":"ALL_OR_NOTHING","dryRun":false,"applied":true,"rows":1,"created":1,"updated":0,"unchanged":0,
            "failed":0,"mistakes":[]}""";
    static final String EXPORT = """
            rank,reference,studentNumber,applicationNumber,name,householdIncomeWon,incomeBracket,percentile,askedWon,receivedOn,result,ceilingWon,grantedWon
            1,L-2027-000123,26115001,,김하늘,42000000,4,87.5,3000000,2027-01-15,,,
            """;

    private LoanExamples() {}
}
