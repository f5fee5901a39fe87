package dev.haksa.student;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a student was admitted. */
@Schema(name = "Admission", description = "How a student was admitted. / 입학 구분")
public enum Admission {
    /** 신입 */
    FRESHMAN,
    /** 편입 */
    TRANSFER,
    /** 재입학 */
    READMISSION
}
