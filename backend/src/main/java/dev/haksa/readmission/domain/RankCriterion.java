package dev.haksa.readmission.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What decides between two neighbours in the order. */
@Schema(
        name = "ReadmissionCriterion",
        description = "What decided between an applicant and the one before. / 바로 앞 순위와 갈린 기준")
public enum RankCriterion {
    /** 재적 당시의 성적 */
    GPA_AT_EXIT,
    /** 재적학년도 학기 */
    TERM_OF_EXIT,
    /** 학과장의 최종 추천 */
    RECOMMENDATION,
    /** 우편소인일자 */
    POSTMARK,
    /** 접수 순서 */
    FILING
}
