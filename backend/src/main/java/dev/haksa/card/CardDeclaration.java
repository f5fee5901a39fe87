package dev.haksa.card;

import org.jspecify.annotations.Nullable;

/**
 * What a student says for a campaign.
 *
 * @param ownPhone whether the mobile phone is in the student's own name; null while the student has not said
 * @param version 0 before the student has said anything
 */
public record CardDeclaration(@Nullable Boolean ownPhone, Delivery delivery, int version) {
    /** Of a student who has said nothing. */
    public static final CardDeclaration NONE = new CardDeclaration(null, Delivery.HOME, 0);
}
