package dev.haksa.student;

/** How a student was admitted. */
public enum Admission {
    /** 신입 */
    FRESHMAN,
    /** 편입 */
    TRANSFER,
    /** 재입학 */
    READMISSION
}
