package dev.haksa.notice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeKindTest {
    @ParameterizedTest
    @CsvSource({
        "enrollment.enrolled,STUDENT,",
        "enrollment.enrolled,CART,",
        "enrollment.enrolled,SWAP,",
        "enrollment.enrolled,WAITLIST,",
        "enrollment.enrolled,,",
        "enrollment.enrolled,STAFF,ENROLLED_BY_STAFF",
        "enrollment.enrolled,SOMETHING_NEW,ENROLLED",
        "enrollment.dropped,STUDENT,",
        "enrollment.dropped,SWAP,",
        "enrollment.dropped,,",
        "enrollment.dropped,STAFF,DROPPED_BY_STAFF",
        "enrollment.dropped,WAITLIST,DROPPED_FOR_WAITLIST",
        "enrollment.dropped,SOMETHING_NEW,DROPPED",
        "enrollment.cancelled,SECTION_CLOSED,CANCELLED_SECTION_CLOSED",
        "enrollment.cancelled,UNDERPAID,CANCELLED_UNDERPAID",
        "enrollment.cancelled,,CANCELLED",
        "enrollment.withdrawn,,WITHDRAWN",
        "waitlist.joined,,",
        "waitlist.left,,",
        "waitlist.promoted,,WAITLIST_PROMOTED",
        "waitlist.skipped,,WAITLIST_SKIPPED",
        "waitlist.removed,PLACE_LOST,WAITLIST_PLACE_LOST",
        "waitlist.removed,SECTION_CLOSED,WAITLIST_SECTION_CLOSED",
        "waitlist.removed,SOMETHING_NEW,WAITLIST_REMOVED",
        "tuition.underpaid,,TUITION_UNDERPAID",
        "tuition.refund-claimed,,TUITION_REFUND_CLAIMED",
        "tuition.carried-over,,TUITION_CARRIED_OVER",
        "student.promoted,,PROMOTED",
        "card.roster-sent,,CARD_ON_ROSTER",
        "card.excluded,,CARD_EXCLUDED",
        "card.application-open,PAPER,CARD_APPLICATION_OPEN_ON_PAPER",
        "card.application-open,MOBILE,CARD_APPLICATION_OPEN",
        "card.transferred,,CARD_TRANSFERRED",
        "card.linked,,CARD_LINKED",
        "card.applied,,CARD_APPLIED",
        "card.shipped,,CARD_SHIPPED",
        "card.delivered,,CARD_DELIVERED",
        "card.refused,PAPER,CARD_REFUSED_TO_PAPER",
        "card.refused,MOBILE,CARD_REFUSED",
        "seats.changed,,",
        "rehearsal.waitlist.promoted,,",
        "rehearsal.enrollment.enrolled,STAFF,",
        "something.new,,"
    })
    void events_make_the_notice_that_their_student_would_otherwise_miss(String type, String detail, NoticeKind kind) {
        assertThat(NoticeKind.of(type, detail)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void every_kind_has_its_texts_in_both_languages(NoticeKind kind) {
        for (Language language : Language.values()) {
            assertThat(Texts.keys(language)).contains("notice." + kind + ".title", "notice." + kind + ".text");
        }
    }

    @Test
    void both_languages_say_the_same() {
        assertThat(Texts.keys(Language.KO)).isEqualTo(Texts.keys(Language.EN));
    }
}
