package dev.haksa.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody looked at. */
@Schema(name = "ResidentNumberReadSubject", description = "What somebody looked at. / 열람 대상")
public enum ReadSubject {
    /** 주민등록번호 전체 */
    NUMBER,
    /** 변경 이력 (가린 번호) */
    HISTORY
}
