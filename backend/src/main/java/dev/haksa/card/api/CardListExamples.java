package dev.haksa.card.api;

/** Example bodies of lists and their files. */
final class CardListExamples {
    static final String SENT = """
            {"items":[{"studentNumber":"24115001","name":"김하늘","departmentId":12,"department":"소방안전관리학과",
            "program":"소방안전관리전공","yearLevel":1,"kind":"NEW_STUDENT","state":"APPLIED",
            "changedAt":"2024-03-21T01:20:00Z","approved":true,"channel":"PAPER",
            "refusal":{"code":"UKAA2282","on":"2024-03-20","by":"REPORT"},"delivery":"HOME","photoConfirmed":true,
            "packaged":{"sequence":1,"entryNumber":"000007"},
            "paperForm":{"receivedOn":"2024-03-21"}}],"count":1}""";
    static final String ROSTER = """
            {"items":[{"studentNumber":"24115001","name":"김하늘","program":"소방안전관리전공","yearLevel":1,
            "kind":"NEW_STUDENT","listed":true,"reasons":[],"channel":"MOBILE",
            "photoId":"6f1e3a52-6c1e-4a51-9d0d-5b1b2f1f7a11","photoVersion":2,"confirmed":true}]}""";
    static final String ROSTER_CSV = """
            번호,구분,학과,전공,학년,학번,성명,신청방법,사진,진행상태
            1,신입생,소방안전관리학과,소방안전관리전공,1,24115001,김하늘,모바일,확인,명단 발송
            """;
    static final String LIST_CSV = """
            번호,구분,학과,전공,학년,학번,성명,신청방법,수령지,결재,진행상태,카드사 거절,거절일,서면 접수일,서면 발송일
            1,신입생,소방안전관리학과,소방안전관리전공,1,24115001,김하늘,서면,자택,완료,발급 신청,UKAA2282,2024-03-20,2024-03-21,
            """;
    static final String XLSX = "(XLSX)";

    private CardListExamples() {}
}
