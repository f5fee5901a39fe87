package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody decides in a step. */
@Schema(name = "ChangeVerdict", description = "Decision of a step. / 결재 결과")
public enum Verdict {
    /** 확인 또는 승인 */
    GRANT,
    /** 반려 */
    REJECT
}
