package dev.haksa.privacy.api;

/** Example bodies for the contract. */
final class PrivacyExamples {
    static final String MASKED = "{\"masked\":\"030101-3******\"}";
    static final String ENTER = "{\"residentNumber\":\"030101-3000009\",\"issuedSinceOctober2020\":false}";
    static final String PROPOSAL = "{\"id\":\"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10\",\"masked\":\"030101-3******\"}";
    static final String READ_REQUEST = "{\"purpose\":\"MILITARY_SERVICE\",\"basis\":\"병역법에 따른 재학생 입영연기 명부 작성\"}";
    static final String OPENED = """
            {"residentNumber":"030101-3000009","read":{"id":41,"studentNumber":"26115001","at":"2027-03-05T01:20:00Z",
            "readerName":"박교무","purpose":"MILITARY_SERVICE","basis":"병역법에 따른 재학생 입영연기 명부 작성","subject":"NUMBER"}}""";
    static final String OWN_READS = """
            {"items":[{"id":41,"studentNumber":"26115001","at":"2027-03-05T01:20:00Z","readerName":"박교무",
            "purpose":"MILITARY_SERVICE","basis":"병역법에 따른 재학생 입영연기 명부 작성","subject":"NUMBER"}]}""";
    static final String READS = """
            {"items":[{"id":41,"studentNumber":"26115001","at":"2027-03-05T01:20:00Z",
            "readerId":"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10","readerName":"박교무","readerRoles":"ACADEMIC_AFFAIRS",
            "purpose":"MILITARY_SERVICE","basis":"병역법에 따른 재학생 입영연기 명부 작성",
            "correlationId":"2d1f6a0c-7d55-4b9b-8f2e-0a6f2f2f7a11","subject":"NUMBER"}]}""";
    static final String HISTORY = """
            {"items":[{"id":5,"masked":"030101-3******","maskedAfter":"030102-3******","source":"record-change/12",
            "at":"2027-02-01T01:20:00Z","actorName":"총장"}],
            "read":{"id":42,"studentNumber":"26115001","at":"2027-03-05T01:20:00Z","readerName":"박교무",
            "purpose":"RECORD_CORRECTION","basis":"정정 이력 확인","subject":"HISTORY"}}""";
    static final String HISTORY_REQUEST = "{\"purpose\":\"RECORD_CORRECTION\",\"basis\":\"정정 이력 확인\"}";
    static final String READS_CSV = """
            id,at,studentNumber,readerId,readerName,readerRoles,purpose,basis,correlationId,subject
            41,2027-03-05T01:20:00Z,26115001,0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10,박교무,ACADEMIC_AFFAIRS,MILITARY_SERVICE,입영연기 명부,2d1f,NUMBER
            """;
    static final String ROTATION = """
            {"id":3,"at":"2027-03-05T01:20:00Z","runByName":"관리자","toKey":"k2","reencrypted":8120,"failed":0,"remaining":0}""";
    static final String PARTICULARS = """
            {"sex":"FEMALE","province":"GYEONGGI","mobile":"010-1234-5678","objectsToDisclosure":false}""";
    static final String OWN_PARTICULARS = """
            {"province":"GYEONGGI","mobile":"010-1234-5678","objectsToDisclosure":true}""";
    static final String OFFICE_PARTICULARS = """
            {"sex":"FEMALE","province":"GYEONGGI","mobile":"010-1234-5678"}""";

    static final String EXPORTS = """
            {"items":[{"id":12,"at":"2024-03-11T01:20:00Z","kind":"PHOTO_ARCHIVE","purpose":"학생증 발급 사진 확인",
            "count":21,"criteria":{"department":[15],"state":["ENROLLED"],"photo":["WITH"]},
            "exporterId":"0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10","exporterName":"최학과",
            "exporterRoles":"DEPARTMENT_STAFF","correlationId":"2d1f6a0c-7d55-4b9b-8f2e-0a6f2f2f7a11"}]}""";
    static final String EXPORTS_CSV = """
            id,at,kind,purpose,count,criteria,exporterId,exporterName,exporterRoles,correlationId
            12,2024-03-11T01:20:00Z,PHOTO_ARCHIVE,학생증 발급 사진 확인,21,"{""department"":[15]}",0f2a4c1e-6f1b-4a57-9c0e-5b7f3f1f2a10,최학과,DEPARTMENT_STAFF,2d1f
            """;

    private PrivacyExamples() {}
}
