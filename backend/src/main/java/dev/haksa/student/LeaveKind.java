package dev.haksa.student;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 휴학의 종류: why a student is on leave. */
@Schema(name = "LeaveKind", description = "Kind of a leave. / 휴학의 종류")
public enum LeaveKind {
    /** 일반휴학 */
    GENERAL,
    /** 질병휴학 */
    SICK,
    /** 군입대휴학 */
    MILITARY
}
