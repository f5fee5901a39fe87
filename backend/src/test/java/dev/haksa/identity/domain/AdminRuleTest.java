package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.identity.domain.AdminRule.Refusal;
import java.time.Instant;
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
    void nobody_gives_a_role_to_oneself() {
        assertThat(AdminRule.check(admin(), account(AccountState.ACTIVE, Role.ADMIN, Role.REGISTRAR), ID.toString(), 5))
                .contains(Refusal.OWN_ROLES);
        assertThat(AdminRule.check(admin(), account(AccountState.ACTIVE, Role.ADMIN, Role.REGISTRAR), "other", 5))
                .isEmpty();
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

    private static AccountFacts account(AccountState state, Role... roles) {
        return new AccountFacts(
                ID,
                "admin",
                "Admin",
                null,
                state,
                java.util.Arrays.stream(roles)
                        .map(role -> new RoleGrant(role, null))
                        .collect(java.util.stream.Collectors.toSet()),
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }
}
