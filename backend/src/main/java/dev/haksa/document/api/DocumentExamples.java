package dev.haksa.document.api;

/** Example bodies for the contract. */
final class DocumentExamples {
    static final String DOCUMENT = """
            {"id":"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10","studentNumber":"26115001","fileName":"진단서.pdf",
            "mediaType":"application/pdf","sizeBytes":184320,
            "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "uploadedByName":"김하늘","onBehalf":false,"uploadedAt":"2027-03-05T01:20:00Z","attached":true}""";
    static final String FILE = "%PDF-1.7 …";
    static final String LINK = "{\"href\":\"/api/v1/files/mJ0v…\",\"expiresAt\":\"2027-03-05T01:25:00Z\"}";
    static final String RETENTION = "{\"graduatedOn\":\"2027-02-19\"}";
    static final String CANDIDATES = """
            {"asOf":"2031-02-20","years":4,"unusedDays":365,"documents":1,"bytes":184320,"items":[
            {"id":"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10","studentNumber":"26115001","fileName":"진단서.pdf",
            "sizeBytes":184320,"uploadedAt":"2027-03-05T01:20:00Z","reason":"GRADUATED"}]}""";
    static final String PURGE = """
            {"id":12,"at":"2031-02-19T18:00:00Z","runByName":"Haksa","asOf":"2031-02-20","years":4,"unusedDays":365,
            "documents":1,"files":1,"bytes":184320}""";
    static final String PURGES = "{\"items\":[" + PURGE + "]}";

    private DocumentExamples() {}
}
