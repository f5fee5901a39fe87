package dev.haksa.photoregister.api;

/** Example bodies for the contract. */
final class RegisterExamples {
    static final String PAGE = """
            {"items":[{"studentNumber":"26115001","name":"김하늘","faculty":"인문사회계열",
            "department":{"id":15,"name":"경찰교정학과"},"program":{"code":"B15","name":"경찰교정학과 학사과정"},
            "studyTime":"DAY","yearLevel":1,"classGroup":"A","state":"ENROLLED","nationality":"DOMESTIC",
            "hasPhoto":true,"photoState":"APPROVED","photosVersion":2,"links":{"student":"/api/v1/students/26115001",
            "picture":"/api/v1/photos/0b8f6d3e-52a1-4c55-9d6e-3a4b8f0c2f11/content",
            "photo":"/api/v1/photos/0b8f6d3e-52a1-4c55-9d6e-3a4b8f0c2f11",
            "photos":"/api/v1/students/26115001/photos"}}],
            "next":"WyJzdHVkZW50TnVtYmVyIiwiMjYxMTUwMDEiXQ","count":21,
            "photos":{"withPhoto":19,"withoutPhoto":2,"inReview":1,"rejected":1}}""";
    static final String CSV = """
            번호,학부(계열),학과,전공,주야,학년,반,학번,성명,학적상태,내/외국인,사진,진행상태
            1,인문사회계열,경찰교정학과,경찰교정학과 학사과정,주간,1,A,26115001,김하늘,재학,내국인,있음,승인
            """;
    static final String XLSX = "(XLSX)";
    static final String PDF = "(PDF)";
    static final String ZIP = "(ZIP)";

    private static final String IMPORT = """
            {"dryRun":false,"taken":1,"unchanged":0,"refused":1,"failed":0,"ignored":1,"files":[
            {"file":"경찰교정학과/26115001_김하늘.jpg","studentNumber":"26115001","outcome":"TAKEN",
            "photoId":"0b8f6d3e-52a1-4c55-9d6e-3a4b8f0c2f11","violations":[]},
            {"file":"경찰교정학과/단체.jpg","outcome":"REFUSED","violations":[{"code":"PHOTO_IMPORT_NAME",
            "pointer":"/경찰교정학과/단체.jpg","message":"파일 이름이 학번으로 시작하지 않습니다.",
            "remedy":"26115001.jpg나 26115001_김하늘.jpg처럼 이름을 바꾸어 다시 보내 주세요.","facts":{}}]}]}""";

    private static final String IMPORT_ORDER = """
            "reason":"2024학년도 신입생 단체 촬영","approve":true,"fit":"NONE","dryRun":false,"filesTotal":2,
            "requestedByName":"한지원","createdAt":"2024-03-05T01:20:00Z",""";
    private static final String IMPORT_ID = "{\"id\":\"6b8f6d3e-52a1-4c55-9d6e-3a4b8f0c2f11\",";
    static final String IMPORT_ACCEPTED = IMPORT_ID + IMPORT_ORDER + "\"state\":\"WAITING\",\"filesDone\":0}";
    static final String IMPORT_DONE = IMPORT_ID + IMPORT_ORDER
            + "\"state\":\"DONE\",\"filesDone\":2,\"endedAt\":\"2024-03-05T01:20:07Z\",\"report\":" + IMPORT + "}";

    private RegisterExamples() {}
}
