package dev.haksa.identity.domain;

/** Roles that an account can have. */
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
