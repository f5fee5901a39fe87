package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.identity.domain.AdminRule.Refusal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdminRuleTest {
    private static final UUID ID = UUID.randomUUID();

    @Test
    void the_last_active_admin_keeps_role_and_state() {
        assertThat(AdminRule.check(admin(), account(AccountState.DISABLED, Role.ADMIN), "other", 0))
                .contains(Refusal.LAST_ADMIN);
        assertThat(AdminRule.check(admin(), account(AccountState.ACTIVE, Role.AUDITOR), "other", 0))
                .contains(Refusal.LAST_ADMIN);
    }

    @Test
    void one_of_two_admins_may_go() {
        assertThat(AdminRule.check(admin(), account(AccountState.DISABLED, Role.ADMIN), "other", 1))
                .isEmpty();
    }

    @Test
    void nobody_takes_the_role_from_oneself() {
        assertThat(AdminRule.check(admin(), account(AccountState.ACTIVE, Role.AUDITOR), ID.toString(), 5))
                .contains(Refusal.OWN_ADMIN_ROLE);
    }

    @Test
    void changes_of_others_are_free() {
        AccountFacts pending = account(AccountState.PENDING_ACTIVATION, Role.ADMIN);
        assertThat(AdminRule.check(pending, account(AccountState.DISABLED, Role.ADMIN), "other", 0))
                .isEmpty();
        assertThat(AdminRule.check(admin(), admin(), ID.toString(), 0)).isEmpty();
    }

    private static AccountFacts admin() {
        return account(AccountState.ACTIVE, Role.ADMIN);
    }

    private static AccountFacts account(AccountState state, Role role) {
        return new AccountFacts(
                ID, "admin", "Admin", null, state, Set.of(new RoleGrant(role, null)), Instant.EPOCH, Instant.EPOCH, 0);
    }
}
