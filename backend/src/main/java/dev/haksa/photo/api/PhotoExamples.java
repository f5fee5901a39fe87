package dev.haksa.photo.api;

/** Example bodies for the contract. */
final class PhotoExamples {
    static final String FILE = "(JPEG)";
    static final String FORM = "{\"file\":\"사진.jpg\"}";
    static final String STAFF_FORM = "{\"file\":\"26115001.jpg\",\"reason\":\"여백을 잘라 규격에 맞춤\"}";
    private static final String ID = "0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10";
    private static final String FOUND = "\"turnedDegrees\":0,\"findings\":[{\"code\":\"MARGIN_LEFT\",\"confidence\":87,"
            + "\"message\":\"왼쪽에 12픽셀의 여백이 있습니다.\",\"remedy\":\"여백이 없도록 사진을 잘라 주세요.\","
            + "\"facts\":{\"pixels\":12}}]";
    private static final String PICTURE =
            "\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"sizeBytes\":23104,"
                    + "\"cropped\":false," + FOUND + ",";
    static final String OWN = "{\"id\":\"" + ID + "\",\"studentNumber\":\"26115001\",\"state\":\"SUBMITTED\","
            + "\"source\":\"STUDENT\",\"submittedAt\":\"2024-03-05T01:20:00Z\",\"submittedByName\":\"김하늘\"," + PICTURE
            + "\"content\":\"/api/v1/students/me/photos/" + ID + "/content\",\"version\":1,\"actions\":["
            + "{\"name\":\"WITHDRAW\",\"method\":\"DELETE\",\"href\":\"/api/v1/students/me/photos/" + ID + "\"}]}";
    private static final String FOR_STAFF = "\"state\":\"SUBMITTED\",\"source\":\"STUDENT\","
            + "\"submittedAt\":\"2024-03-05T01:20:00Z\",\"submittedByName\":\"김하늘\"," + PICTURE
            + "\"content\":\"/api/v1/photos/" + ID + "/content\",\"version\":1,";
    private static final String REVIEW_ACTIONS = "{\"name\":\"APPROVE\",\"method\":\"POST\",\"href\":\"/api/v1/photos/"
            + ID + "/approval\"},{\"name\":\"REJECT\",\"method\":\"POST\",\"href\":\"/api/v1/photos/" + ID
            + "/rejection\"}";
    static final String STAFF = "{\"id\":\"" + ID + "\",\"studentNumber\":\"26115001\",\"studentName\":\"김하늘\","
            + "\"departmentId\":5,\"departmentName\":\"컴퓨터공학부\"," + FOR_STAFF + "\"photosVersion\":3,\"actions\":["
            + REVIEW_ACTIONS + "]}";
    private static final String DECIDED = "\"source\":\"STUDENT\",\"submittedAt\":\"2024-03-05T01:20:00Z\","
            + "\"submittedByName\":\"김하늘\"," + PICTURE
            + "\"decidedAt\":\"2024-03-06T00:30:00Z\",\"decidedByName\":\"한지원\","
            + "\"content\":\"/api/v1/photos/" + ID + "/content\",\"version\":2,\"photosVersion\":4,\"actions\":[]}";
    private static final String WHOSE = "{\"id\":\"" + ID + "\",\"studentNumber\":\"26115001\",\"studentName\":\"김하늘\","
            + "\"departmentId\":5,\"departmentName\":\"컴퓨터공학부\",";
    static final String APPROVED = WHOSE + "\"state\":\"APPROVED\"," + DECIDED;
    static final String REJECTED = WHOSE + "\"state\":\"REJECTED\",\"rejection\":{\"reason\":\"MARGINS\","
            + "\"message\":\"여백이 있는 사진\",\"note\":\"왼쪽 여백을 잘라 다시 올려 주세요.\","
            + "\"remedy\":\"여백이 없도록 잘라서 다시 올려 주세요.\"}," + DECIDED;
    private static final String EXACT = "\"verdict\":{\"originalWidth\":295,\"originalHeight\":367,\"cropped\":false,"
            + FOUND + "},\"warnings\":[]";
    static final String UPLOADED = "{\"dryRun\":false,\"changed\":true," + EXACT + ",\"photo\":" + OWN + "}";
    static final String UNCHANGED = "{\"dryRun\":false,\"changed\":false," + EXACT + ",\"photo\":" + OWN + "}";
    static final String DRY_RUN = "{\"dryRun\":true,\"changed\":false," + EXACT + "}";
    /** What {@code fit=crop} answers: it waits for its confirmation. */
    static final String PREVIEW =
            "{\"dryRun\":false,\"changed\":true,\"verdict\":{\"originalWidth\":413,\"originalHeight\":531,"
                    + "\"cropped\":true,\"turnedDegrees\":0,\"findings\":[]},\"warnings\":[],\"photo\":{\"id\":\"" + ID
                    + "\",\"studentNumber\":\"26115001\",\"state\":\"PREVIEW\",\"source\":\"STUDENT\","
                    + "\"submittedAt\":\"2024-03-05T01:20:00Z\",\"submittedByName\":\"김하늘\","
                    + "\"previewExpiresAt\":\"2024-03-06T01:20:00Z\","
                    + "\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"sizeBytes\":23104,"
                    + "\"cropped\":true,\"turnedDegrees\":0,\"findings\":[],"
                    + "\"content\":\"/api/v1/students/me/photos/" + ID + "/content\",\"version\":1,\"actions\":["
                    + "{\"name\":\"CONFIRM\",\"method\":\"POST\",\"href\":\"/api/v1/students/me/photos/" + ID
                    + "/confirmation\"},{\"name\":\"WITHDRAW\",\"method\":\"DELETE\",\"href\":\"/api/v1/students/me/photos/"
                    + ID + "\"}]}}";

    private static final String COUNTING = "\"photo\":{\"id\":\"" + ID
            + "\",\"studentNumber\":\"26115001\",\"state\":\"APPROVED\",\"source\":\"STAFF\",\"reason\":\"여백을 잘라 규격에 맞춤\","
            + "\"submittedAt\":\"2024-03-05T01:20:00Z\",\"submittedByName\":\"한지원\"," + PICTURE
            + "\"decidedAt\":\"2024-03-05T01:20:00Z\",\"decidedByName\":\"한지원\",\"content\":\"/api/v1/photos/" + ID
            + "/content\",\"version\":1,\"actions\":[]}}";
    static final String REPLACED = "{\"dryRun\":false,\"changed\":true," + EXACT + "," + COUNTING;
    static final String REPLACED_BEFORE = "{\"dryRun\":false,\"changed\":false," + EXACT + "," + COUNTING;
    static final String STANDING = "{\"studentNumber\":\"26115001\",\"inReview\":" + OWN
            + ",\"window\":{\"open\":true,\"closesAt\":\"2024-03-07T15:00:00Z\"},\"actions\":["
            + "{\"name\":\"UPLOAD\",\"method\":\"POST\",\"href\":\"/api/v1/students/me/photos\"}]}";
    static final String OF_STUDENT = "{\"studentNumber\":\"26115001\",\"inReview\":{\"id\":\"" + ID
            + "\",\"studentNumber\":\"26115001\"," + FOR_STAFF + "\"actions\":[" + REVIEW_ACTIONS
            + "]},\"version\":3,\"actions\":[" + REVIEW_ACTIONS
            + ",{\"name\":\"REPLACE\",\"method\":\"POST\",\"href\":\"/api/v1/students/26115001/photos\"}]}";
    static final String OWN_PAGE = "{\"items\":[" + OWN + "]}";
    static final String STAFF_PAGE = "{\"items\":[" + STAFF + "]}";
    static final String LINK = "{\"href\":\"/api/v1/files/AbCd\",\"expiresAt\":\"2024-03-05T01:30:00Z\"}";
    static final String REJECTION = "{\"reason\":\"MARGINS\",\"note\":\"왼쪽 여백을 잘라 다시 올려 주세요.\"}";
    static final String REVIEW = "{\"items\":[{\"id\":\"" + ID + "\",\"version\":1,\"verdict\":\"APPROVE\"},"
            + "{\"id\":\"6c1b2f0e-0d5f-4bb0-8a52-0c4f4a6f2b11\",\"version\":2,\"verdict\":\"REJECT\","
            + "\"reason\":\"SEVERAL_PERSONS\"}]}";
    static final String REPORT = "{\"approved\":1,\"rejected\":0,\"failed\":1,\"items\":[{\"id\":\"" + ID
            + "\",\"done\":true,\"studentNumber\":\"26115001\",\"state\":\"APPROVED\",\"version\":2},"
            + "{\"id\":\"6c1b2f0e-0d5f-4bb0-8a52-0c4f4a6f2b11\",\"done\":false,\"problem\":{\"type\":"
            + "\"/problems/stale-version\",\"title\":\"그사이 내용이 바뀌었습니다\",\"status\":412,\"detail\":\"보내신 If-Match \\\"2\\\"은(는)"
            + " 현재 버전 \\\"3\\\"과(와) 다릅니다. 다시 조회한 뒤 수정해 주세요.\","
            + "\"correlationId\":\"2d1f6a0c-7d55-4b9b-8f2e-0a6f2f2f7a11\"}}]}";

    private PhotoExamples() {}
}
