package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a student on a roster applies for the card. */
@Schema(name = "CardEntryChannel", description = "How a student on a roster applies. / 명단에 있는 학생의 신청 방법")
public enum EntryChannel {
    /** 모바일 신청 */
    MOBILE,
    /** 서면 신청 */
    PAPER
}
