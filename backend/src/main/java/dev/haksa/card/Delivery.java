package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 수령지: where the card is sent. */
@Schema(name = "CardDelivery", description = "Where the card is sent; the school takes longer. / 수령지(학교는 늦어질 수 있음)")
public enum Delivery {
    /** 자택 */
    HOME,
    /** 학교 */
    SCHOOL
}
