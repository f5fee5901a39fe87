package dev.haksa.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As what a student asks (제55조①1). */
@Schema(name = "DisclosureCapacity", description = "As what a student asks. / 요청하는 학생 대표의 자격")
public enum DisclosureCapacity {
    /** 총학생회 회장 */
    STUDENT_COUNCIL_PRESIDENT,
    /** 졸업준비위원회 대표 */
    GRADUATION_COMMITTEE,
    /** 학과대표: of the own department only */
    DEPARTMENT_REPRESENTATIVE
}
