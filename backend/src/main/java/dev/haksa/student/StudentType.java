package dev.haksa.student;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 학생구분 (annex 6), with the digit that it has in student numbers. */
@Schema(name = "StudentType", description = "Type of student (annex 6). / 학생 구분(별표 6)")
public enum StudentType {
    /** 대학 */
    UNIVERSITY(1),
    /** 대학원 */
    GRADUATE(2),
    /** 시간제등록생 */
    PART_TIME(3),
    /** 청강생 */
    AUDITOR(4);

    private final int code;

    StudentType(int code) {
        this.code = code;
    }

    /** The third digit of student numbers. */
    public int code() {
        return code;
    }

    /** The type of a digit. */
    public static Optional<StudentType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
