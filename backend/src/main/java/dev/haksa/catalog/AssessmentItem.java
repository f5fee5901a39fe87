package dev.haksa.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What counts for the grade of a section (articles 8 ② 2 and 14 ①). */
@Schema(description = "What counts for the grade. / 평가항목")
public enum AssessmentItem {
    /** 기말고사 */
    FINAL_EXAM,
    /** 퀴즈 */
    QUIZ,
    /** 과제 */
    ASSIGNMENT,
    /** 토론 */
    DISCUSSION,
    /** 팀프로젝트 */
    TEAM_PROJECT,
    /** 출석 */
    ATTENDANCE,
    /** 기타 참여도 */
    PARTICIPATION
}
