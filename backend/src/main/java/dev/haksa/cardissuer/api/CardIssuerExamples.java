package dev.haksa.cardissuer.api;

/** Examples in the contract. */
final class CardIssuerExamples {
    static final String REQUEST = """
            {"encrypted": true}""";
    private static final String READY = """
            {"campaign": "2024-spring", "sequence": 1, "state": "READY", "entries": 57, "firstEntry": "000001",
             "lastEntry": "000057", "photosWritten": 57, "createdAt": "2024-03-15T01:00:00Z", "createdByName": "김교학",
             "fileName": "2024-spring-0001.zip", "readyAt": "2024-03-15T01:00:02Z",
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "sizeBytes": 1523044,
             "contentSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "contentBytes": 1523044, "accepted": 0, "refused": 0""";
    static final String LISTED = READY + "}";
    static final String PACKAGE = READY + """
            , "actions": [
             {"name": "DOWNLOAD", "method": "GET", "href": "/api/v1/card-campaigns/2024-spring/packages/1/content"},
             {"name": "CONFIRM", "method": "POST", "href": "/api/v1/card-campaigns/2024-spring/packages/1/transmission"},
             {"name": "SEND_RECEIPT", "method": "POST", "href": "/api/v1/card-campaigns/2024-spring/packages/1/receipts"}]}""";
    static final String CONFIRMED = READY + """
            , "transmittedAt": "2024-03-15T04:00:00Z", "transmittedBy": "Card company"}""";
    static final String PREPARING = """
            {"campaign": "2024-spring", "sequence": 1, "state": "QUEUED", "entries": 57, "firstEntry": "000001",
             "lastEntry": "000057", "photosWritten": 0, "createdAt": "2024-03-15T01:00:00Z", "createdByName": "김교학",
             "fileName": "2024-spring-0001.zip", "accepted": 0, "refused": 0}""";
    static final String WITHDRAWN = """
            {"campaign": "2024-spring", "sequence": 1, "state": "WITHDRAWN", "entries": 57, "firstEntry": "000001",
             "lastEntry": "000057", "photosWritten": 57, "createdAt": "2024-03-15T01:00:00Z", "createdByName": "김교학",
             "fileName": "2024-spring-0001.zip", "readyAt": "2024-03-15T01:00:02Z",
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "sizeBytes": 1523044,
             "contentSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "contentBytes": 1523044, "withdrawnAt": "2024-03-15T03:00:00Z", "accepted": 0, "refused": 0}""";
    static final String WITHDRAWAL = """
            {"reason": "이름의 한자를 바로잡아 다시 보냅니다."}""";
    static final String PACKAGES = "{\"items\": [" + LISTED + "]}";
    static final String CONFIRMATION = """
            {"packageSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""";
    static final String RECEIPT = """
            {"packageSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "othersAccepted": true,
             "lines": [{"entryNumber": "000012", "result": "REFUSED", "code": "PHOTO_UNSUITABLE"}]}""";
    static final String RECEIPT_CSV = """
            packageSha256,entryNumber,result,code
            9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,000001,ACCEPTED,
            9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,000012,REFUSED,PHOTO_UNSUITABLE
            """;
    static final String IMPORTED = """
            {"mode": "ALL_OR_NOTHING", "dryRun": false, "applied": true, "rows": 57, "created": 57, "updated": 0,
             "unchanged": 0, "failed": 0, "mistakes": []}""";
    static final String REPORT = """
            {"entryNumber": "000007", "status": "REFUSED", "on": "2024-03-20", "code": "UKAA2282"}""";
    static final String REPORTED = """
            {"entryNumber": "000007", "status": "REFUSED", "on": "2024-03-20", "code": "UKAA2282", "effect": "MOVED",
             "receivedAt": "2024-03-20T05:00:00Z", "receivedByName": "Card company"}""";
    static final String REPORTS = "{\"items\": [" + REPORTED + "]}";
    static final String REPORT_CSV = """
            entryNumber,status,on,code
            000001,LINKED,2024-03-19,
            000007,REFUSED,2024-03-20,UKAA2282
            """;
    static final String PAPER = """
            {"studentNumber": "24101007", "receivedOn": "2024-03-21", "delivery": "HOME"}""";
    static final String SENT = """
            {"sentOn": "2024-03-22"}""";
    static final String APPLICATION = """
            {"campaign": "2024-spring", "studentNumber": "24101007", "name": "이서면", "departmentId": 3,
             "delivery": "HOME", "receivedOn": "2024-03-21", "sentOn": "2024-03-22", "registeredAt": "2024-03-21T02:00:00Z",
             "registeredByName": "박조교"}""";
    static final String APPLICATIONS = "{\"items\": [" + APPLICATION + "]}";
    static final String PEM = """
            {"pem": "-----BEGIN CERTIFICATE-----\\nMIID…\\n-----END CERTIFICATE-----\\n"}""";
    static final String CERTIFICATE = """
            {"fingerprint": "b9d8d1596ee812021efb4390b1f19de43e45c1aad93c516cd6eaeb4eeccd83a8",
             "subject": "C=KR,CN=Card Company", "notBefore": "2024-01-01T00:00:00Z", "notAfter": "2026-01-01T00:00:00Z",
             "addedAt": "2024-03-01T00:00:00Z", "addedByName": "김교학", "version": 0}""";
    static final String CERTIFICATES = "{\"items\": [" + CERTIFICATE + "]}";
    static final String FILE = "(ZIP, or CMS envelope)";

    private CardIssuerExamples() {}
}
