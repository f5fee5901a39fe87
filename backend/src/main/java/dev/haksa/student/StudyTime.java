package dev.haksa.student;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a student's classes are. */
@Schema(name = "StudyTime", description = "Day or evening classes. / 주야 구분")
public enum StudyTime {
    /** 주간 */
    DAY,
    /** 야간 */
    EVENING
}
