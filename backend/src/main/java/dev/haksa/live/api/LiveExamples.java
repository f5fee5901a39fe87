package dev.haksa.live.api;

/** Pieces of a stream for the contract. */
final class LiveExamples {
    static final String SEATS = """
            event: seats
            data: {"sectionId":1204,"capacity":40,"enrolled":38,"withheld":1,"free":1,"waiting":7,"rehearsal":false}

            """;
    static final String WAITLIST = """
            event: waitlist
            data: {"places":[{"sectionId":1204,"position":3,"waiting":7,"seatsFreed":2,"rehearsal":false}]}

            """;
    static final String RESULT = """
            id: 90134
            event: result
            data: {"type":"waitlist.promoted","at":"2027-02-17T02:10:00Z","sectionId":1204,"term":"2027-SPRING","courseNumber":"POL1002","sectionNumber":"001","title":"형사법"}

            """;
    static final String HEARTBEAT = """
            :\s
            id: 90171

            """;
    static final String END = """
            event: end
            data: {"reason":"TOKEN_EXPIRED"}

            """;

    private LiveExamples() {}
}
