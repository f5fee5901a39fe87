package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 구분: what kind of student is on the roster. */
@Schema(name = "CardEntryKind", description = "New student or enrolled before. / 구분(신입생, 재학생)")
public enum EntryKind {
    /** 신입생 (편입생을 포함한다) */
    NEW_STUDENT,
    /** 재학생 */
    ENROLLED_STUDENT
}
