package dev.haksa.privacy.domain;

import dev.haksa.privacy.Disclosure;
import dev.haksa.privacy.Disclosure.Revocation;
import dev.haksa.privacy.DisclosureCapacity;
import dev.haksa.privacy.DisclosureState;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When a representative of students may fetch what was granted (제55조①). */
public final class DisclosureRule {
    private static final String ARTICLE = "55.1";

    private DisclosureRule() {}

    /**
     * Every reason against it.
     *
     * @param stillStudent whether the representative is a current student
     * @param department of the representative today
     */
    public static List<Violation> reasonsAgainst(
            Disclosure disclosure, boolean stillStudent, int department, Instant now) {
        List<Violation> reasons = new ArrayList<>();
        Instant expiresAt = disclosure.expiresAt();
        Revocation revocation = disclosure.revocation();
        if (revocation != null) {
            reasons.add(new Violation(
                    "DISCLOSURE_REVOKED",
                    ARTICLE,
                    Map.of("revokedAt", revocation.at(), "reason", revocation.reason())));
        } else if (disclosure.state() != DisclosureState.GRANTED || expiresAt == null) {
            reasons.add(new Violation("DISCLOSURE_NOT_GRANTED", ARTICLE, Map.of("state", disclosure.state())));
        } else if (!now.isBefore(expiresAt)) {
            reasons.add(new Violation("DISCLOSURE_EXPIRED", ARTICLE, Map.of("expiredAt", expiresAt)));
        }
        if (!stillStudent) {
            reasons.add(new Violation("DISCLOSURE_NO_LONGER_STUDENT", ARTICLE, Map.of()));
        }
        if (speaksForAnother(disclosure, department)) {
            reasons.add(new Violation("DISCLOSURE_DEPARTMENT_LEFT", ARTICLE, Map.of()));
        }
        return List.copyOf(reasons);
    }

    /** Whoever changed the major represents the former department no longer. */
    private static boolean speaksForAnother(Disclosure disclosure, int department) {
        Integer granted = disclosure.departmentId();
        return disclosure.capacity() == DisclosureCapacity.DEPARTMENT_REPRESENTATIVE
                && granted != null
                && granted != department;
    }
}
