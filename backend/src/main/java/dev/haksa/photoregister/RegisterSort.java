package dev.haksa.photoregister;

import org.jspecify.annotations.Nullable;

/** What the register is sorted by; student numbers decide between equals. */
public enum RegisterSort {
    /** 학번 */
    STUDENT_NUMBER("studentNumber"),
    /** 성명 */
    NAME("name"),
    /** 학부(계열), then department, year level, class: as the album is bound */
    FACULTY("faculty"),
    /** 학과, then year level, class */
    DEPARTMENT("department"),
    /** 전공 */
    PROGRAM("program"),
    /** 주야 */
    STUDY_TIME("studyTime"),
    /** 학년 */
    YEAR_LEVEL("yearLevel"),
    /** 반 */
    CLASS_GROUP("classGroup"),
    /** 학적 상태 */
    STATE("state"),
    /** 내·외국인 */
    NATIONALITY("nationality"),
    /** 사진 진행상태 */
    PHOTO("photo");

    private final String parameter;

    RegisterSort(String parameter) {
        this.parameter = parameter;
    }

    /** As the query parameter and the cursor write it. */
    public String parameter() {
        return parameter;
    }

    /** What a value of the query parameter, without its minus, means; null when it means nothing. */
    public static @Nullable RegisterSort of(String parameter) {
        for (RegisterSort sort : values()) {
            if (sort.parameter.equals(parameter)) {
                return sort;
            }
        }
        return null;
    }
}
