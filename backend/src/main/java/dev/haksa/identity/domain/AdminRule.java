package dev.haksa.identity.domain;

import java.util.Optional;

/**
 * Nobody locks the house from outside: one active administrator remains, and nobody takes the role from oneself. Nobody
 * gives oneself a role either; that takes a second administrator.
 */
public final class AdminRule {
    /** Why a change is not possible. */
    public enum Refusal {
        OWN_ADMIN_ROLE,
        OWN_ROLES,
        LAST_ADMIN
    }

    private AdminRule() {}

    /**
     * Decides on a change of roles or state.
     *
     * @param callerId id of who asks for it
     * @param otherActiveAdmins how many active administrators there are beside this account
     */
    public static Optional<Refusal> check(
            AccountFacts before, AccountFacts after, String callerId, long otherActiveAdmins) {
        boolean own = before.id().toString().equals(callerId);
        if (own && after.isActiveAdmin() && !before.grants().equals(after.grants())) {
            return Optional.of(Refusal.OWN_ROLES);
        }
        if (!before.isActiveAdmin() || after.isActiveAdmin()) {
            return Optional.empty();
        }
        if (own) {
            return Optional.of(Refusal.OWN_ADMIN_ROLE);
        }
        return otherActiveAdmins == 0 ? Optional.of(Refusal.LAST_ADMIN) : Optional.empty();
    }
}
