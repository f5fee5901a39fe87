package dev.haksa.conduct;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Awards and kinds of discipline. */
@Schema(
        name = "ConductKind",
        description =
                "An award, or a kind of discipline: reprimand, probation, suspension, indefinite suspension, expulsion."
                        + " / 상훈 또는 징계(견책, 근신, 유기정학, 무기정학, 퇴학)")
public enum ConductKind {
    /** 상훈 */
    AWARD,
    /** 견책 */
    REPRIMAND,
    /** 근신 */
    PROBATION,
    /** 유기정학 */
    SUSPENSION,
    /** 무기정학 */
    INDEFINITE_SUSPENSION,
    /** 퇴학: whoever was expelled is never readmitted (제37조①) */
    EXPULSION
}
