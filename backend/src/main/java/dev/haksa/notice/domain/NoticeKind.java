package dev.haksa.notice.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a notice tells. Each kind is made by events of one type, with one cause or reason or with any other; its texts
 * stand under {@code notice.<KIND>}.
 */
@Schema(description = "What a notice tells. / 알림의 종류")
public enum NoticeKind {
    ENROLLED_BY_STAFF("enrollment.enrolled", "STAFF"),
    ENROLLED("enrollment.enrolled", null),
    DROPPED_BY_STAFF("enrollment.dropped", "STAFF"),
    DROPPED_FOR_WAITLIST("enrollment.dropped", "WAITLIST"),
    DROPPED("enrollment.dropped", null),
    CANCELLED_SECTION_CLOSED("enrollment.cancelled", "SECTION_CLOSED"),
    CANCELLED_UNDERPAID("enrollment.cancelled", "UNDERPAID"),
    CANCELLED_RECORD_CHANGED("enrollment.cancelled", "RECORD_CHANGED"),
    CANCELLED("enrollment.cancelled", null),
    WITHDRAWN("enrollment.withdrawn", null),
    WITHDRAWAL_REFUSED("withdrawal.refused", null),
    WAITLIST_PROMOTED("waitlist.promoted", null),
    WAITLIST_SKIPPED("waitlist.skipped", null),
    WAITLIST_PLACE_LOST("waitlist.removed", "PLACE_LOST"),
    WAITLIST_SECTION_CLOSED("waitlist.removed", "SECTION_CLOSED"),
    WAITLIST_REMOVED("waitlist.removed", null),
    TUITION_UNDERPAID("tuition.underpaid", null),
    TUITION_REFUND_CLAIMED("tuition.refund-claimed", null),
    TUITION_REFUND_PAID("tuition.refund-paid", null),
    TUITION_CARRIED_OVER("tuition.carried-over", null),
    RETURN_NOTICE("return.notice-given", null),
    DISMISSAL_NOTICE_NOT_REGISTERED("dismissal.notice-given", "NOT_REGISTERED"),
    DISMISSAL_NOTICE("dismissal.notice-given", null),
    DISMISSED("dismissal.effective", null),
    MAJOR_CHANGE_SELECTED("major-change.selected", null),
    MAJOR_CHANGE_REFUSED("major-change.refused", null),
    MAJOR_CHANGE_MOVED("major-change.moved", null),
    READMISSION_FILED("readmission.filed", null),
    READMISSION_REJECTED("readmission.rejected", null),
    READMISSION_WAITING("readmission.waiting", null),
    READMISSION_OFFERED("readmission.offered", null),
    READMISSION_ACCEPTED("readmission.accepted", null),
    READMISSION_LAPSED("readmission.lapsed", null),
    READMISSION_WITHDRAWN("readmission.withdrawn", null),
    READMISSION_READMITTED("readmission.readmitted", null),
    READMISSION_REVOKED("readmission.revoked", null),
    RECORD_CHANGE_SUBMITTED("record-change.submitted", null),
    RECORD_CHANGE_CONFIRMED("record-change.confirmed", null),
    RECORD_CHANGE_APPROVED("record-change.approved", null),
    RECORD_CHANGE_REJECTED("record-change.rejected", null),
    RECORD_CHANGE_CANCELLED("record-change.cancelled", null),
    RECORD_CHANGE_EFFECTIVE("record-change.effective", null),
    RECORD_CHANGE_OBJECTED("record-change.clearance-objected", null),
    PROMOTED("student.promoted", null),
    PHOTO_SUBMITTED_BY_STAFF("photo.submitted", "IMPORT"),
    PHOTO_SUBMITTED("photo.submitted", null),
    PHOTO_APPROVED("photo.approved", null),
    PHOTO_REJECTED_WITH_NOTE("photo.rejected", "NOTE"),
    PHOTO_REJECTED("photo.rejected", null),
    PHOTO_REPLACED("photo.replaced", null),
    CARD_ON_ROSTER("card.roster-sent", null),
    CARD_EXCLUDED("card.excluded", null),
    CARD_TRANSFERRED("card.transferred", null),
    CARD_LINKED("card.linked", null),
    CARD_APPLICATION_OPEN_ON_PAPER("card.application-open", "PAPER"),
    CARD_APPLICATION_OPEN("card.application-open", null),
    CARD_APPLIED("card.applied", null),
    CARD_REFUSED_TO_PAPER("card.refused", "PAPER"),
    CARD_REFUSED("card.refused", null),
    CARD_SHIPPED("card.shipped", null),
    CARD_DELIVERED("card.delivered", null);

    /** Causes that the student knows from an answer, or from the notice of the promotion. */
    private static final Map<String, Set<String>> SILENT = Map.of(
            "enrollment.enrolled", Set.of("STUDENT", "CART", "SWAP", "WAITLIST"),
            "enrollment.dropped", Set.of("STUDENT", "CART", "SWAP"));

    private final String eventType;
    private final @Nullable String detail;

    NoticeKind(String eventType, @Nullable String detail) {
        this.eventType = eventType;
        this.detail = detail;
    }

    /**
     * The notice that an event makes; null for none.
     *
     * @param detail the event's cause or reason; an event that must have one and has none tells nothing new
     */
    public static @Nullable NoticeKind of(String eventType, @Nullable String detail) {
        Set<String> silent = SILENT.get(eventType);
        if (silent != null && (detail == null || silent.contains(detail))) {
            return null;
        }
        NoticeKind exact = find(eventType, detail);
        return exact == null ? find(eventType, null) : exact;
    }

    /** Type of the events that make it. */
    public String eventType() {
        return eventType;
    }

    private static @Nullable NoticeKind find(String eventType, @Nullable String detail) {
        return Arrays.stream(values())
                .filter(kind -> kind.eventType.equals(eventType) && Objects.equals(kind.detail, detail))
                .findFirst()
                .orElse(null);
    }
}
