package dev.haksa.card;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a student on a roster that was sent. */
@Schema(
        name = "CardEntryState",
        description = "What became of a student on a roster that was sent. / 발송된 신청명단에 있는 학생의 진행 상태")
public enum EntryState {
    /** 명단 발송 */
    ON_ROSTER,
    /** 카드사 전송 */
    SENT_TO_ISSUER,
    /** 카드사 연동 */
    ISSUER_LINKED,
    /** 발급 신청 */
    APPLIED,
    /** 카드 발송 */
    SHIPPED,
    /** 수령 */
    DELIVERED,
    /** 카드사 거절 */
    ISSUER_REFUSED,
    /** 명단에서 제외 */
    REMOVED;

    /**
     * Whether an entry may go from here to there: forward only. The company may leave out steps that it does not report,
     * but nothing happens before it has linked the data; a refusal can be made good, repeated for another reason, or
     * settled by taking the student off. The database guards the same.
     */
    public boolean leadsTo(EntryState next) {
        return next().contains(next);
    }

    /** Whether the student has applied: by mobile, or by a form on paper that the company has not refused since. */
    public boolean isApplied() {
        return this == APPLIED || this == SHIPPED || this == DELIVERED;
    }

    private Set<EntryState> next() {
        return switch (this) {
            case ON_ROSTER -> EnumSet.of(SENT_TO_ISSUER, REMOVED);
            case SENT_TO_ISSUER -> EnumSet.of(ISSUER_LINKED, ISSUER_REFUSED);
            case ISSUER_LINKED -> EnumSet.of(APPLIED, SHIPPED, DELIVERED, ISSUER_REFUSED);
            case APPLIED -> EnumSet.of(SHIPPED, DELIVERED, ISSUER_REFUSED);
            case SHIPPED -> EnumSet.of(DELIVERED);
            case ISSUER_REFUSED -> EnumSet.of(ISSUER_REFUSED, ISSUER_LINKED, APPLIED, SHIPPED, DELIVERED, REMOVED);
            case DELIVERED, REMOVED -> EnumSet.noneOf(EntryState.class);
        };
    }
}
