package dev.haksa.card;

import java.util.Set;

/** What the card company answers to applications by mobile. */
public final class MobileRefusals {
    /** Codes after which a student applies on paper (안내 3.): potential customer, security hold, other customer data. */
    public static final Set<String> TO_PAPER = Set.of("UKAA2282", "UKAA2172", "CUSTOMER_MISMATCH");

    private MobileRefusals() {}
}
