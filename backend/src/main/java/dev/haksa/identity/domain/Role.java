package dev.haksa.identity.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Roles that an account can have. */
@Schema(description = "Role of an account. / 계정의 역할")
public enum Role {
    STUDENT(Reach.OWN),
    PROFESSOR(Reach.OWN),
    DEPARTMENT_STAFF(Reach.DEPARTMENT),
    DEPARTMENT_HEAD(Reach.DEPARTMENT),
    ACADEMIC_AFFAIRS(Reach.UNIVERSITY),
    DEAN(Reach.UNIVERSITY),
    PRESIDENT(Reach.UNIVERSITY),
    REGISTRAR(Reach.UNIVERSITY),
    AUDITOR(Reach.NONE),
    ADMIN(Reach.NONE);

    /** Whose academic data a role is about. */
    public enum Reach {
        OWN,
        DEPARTMENT,
        UNIVERSITY,
        NONE
    }

    private final Reach reach;

    Role(Reach reach) {
        this.reach = reach;
    }

    /** Whose academic data this role is about. */
    public Reach reach() {
        return reach;
    }
}
