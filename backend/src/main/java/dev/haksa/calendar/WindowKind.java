package dev.haksa.calendar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a window opens. */
@Schema(description = "What a window of the academic calendar opens. / 학사일정의 종류")
public enum WindowKind {
    /** 수강신청기간 (article 4 ①) */
    ENROLLMENT,
    /** 수강신청 정정기간 (article 5 ①) */
    ADD_DROP,
    /** 수강철회기간 (article 46 ②) */
    WITHDRAWAL,
    /** 수업계획서 입력기간 (article 8 ①) */
    SYLLABUS,
    /** 교과목기획서 입력기간 (article 7 ①) */
    COURSE_PLAN
}
