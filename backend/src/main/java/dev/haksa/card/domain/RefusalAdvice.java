package dev.haksa.card.domain;

/**
 * What a student does about a refusal of the card company. Each is the code of a next step, and its words stand under
 * {@code value.<name>}.
 */
enum RefusalAdvice {
    /** 학과에 새 사진 제출 */
    SEND_NEW_PHOTO("card.2.2"),
    /** 성명 정정 */
    CORRECT_NAME("card.2.4"),
    /** 학번 확인 */
    CHECK_STUDENT_NUMBER("card.2.4"),
    /** 대학의 요청으로 중지된 사유 확인 */
    ASK_WHY_STOPPED("card.2.4"),
    /** 이미 발급된 카드 확인 */
    ASK_CUSTOMER_CENTRE("card.3.2"),
    /** 실명등록 뒤 다시 신청 */
    REAL_NAME_CHECK("card.2.5"),
    /** 영업점에서 고객정보 확인(잠재고객), 서면 신청 */
    VISIT_BANK("card.3.3"),
    /** 영업점에서 2단계 조회승인(보안조치고객), 서면 신청 */
    ASK_TWO_STEP_APPROVAL("card.3.3"),
    /** 은행의 고객정보 정정(고객정보 불일치), 서면 신청 */
    CORRECT_CUSTOMER_DATA("card.3.3"),
    /** 카드사만 아는 사유 */
    ASK_DEPARTMENT("card.2.4");

    private final String article;

    RefusalAdvice(String article) {
        this.article = article;
    }

    /** The point of the procedure that speaks of it. */
    String article() {
        return article;
    }
}
