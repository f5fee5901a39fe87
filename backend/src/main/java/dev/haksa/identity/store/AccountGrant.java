package dev.haksa.identity.store;

import dev.haksa.identity.domain.Role;
import dev.haksa.identity.domain.RoleGrant;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A role of an account; department 0 is the whole university. */
@Embeddable
record AccountGrant(
        @Column(name = "role", nullable = false) @Enumerated(EnumType.STRING)
        Role role,

        @Column(name = "department_id", nullable = false) int departmentId) {

    static AccountGrant of(RoleGrant grant) {
        Integer department = grant.departmentId();
        return new AccountGrant(grant.role(), department == null ? 0 : department);
    }

    RoleGrant grant() {
        return new RoleGrant(role, departmentId == 0 ? null : departmentId);
    }
}
