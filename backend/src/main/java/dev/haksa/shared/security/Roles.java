package dev.haksa.shared.security;

/** The roles of accounts, and the scopes of integrations as they appear among the groups of a token. */
public final class Roles {
    public static final String STUDENT = "STUDENT";
    public static final String PROFESSOR = "PROFESSOR";
    public static final String DEPARTMENT_STAFF = "DEPARTMENT_STAFF";
    public static final String DEPARTMENT_HEAD = "DEPARTMENT_HEAD";
    public static final String ACADEMIC_AFFAIRS = "ACADEMIC_AFFAIRS";
    public static final String DEAN = "DEAN";
    public static final String PRESIDENT = "PRESIDENT";
    public static final String REGISTRAR = "REGISTRAR";
    public static final String AUDITOR = "AUDITOR";
    public static final String ADMIN = "ADMIN";
    /** Every client of the API that is a program; what it may do depends on its scopes. */
    public static final String INTEGRATION = "INTEGRATION";

    /** Scope of an integration that reads students' standing. */
    public static final String SCOPE_STUDENTS_READ = "scope:students.read";
    /** Scope of an integration that imports students and completed courses. */
    public static final String SCOPE_STUDENTS_WRITE = "scope:students.write";
    /** Scope of an integration that reads enrollments. */
    public static final String SCOPE_ENROLLMENTS_READ = "scope:enrollments.read";
    /** Scope of an integration that reads the catalogue. */
    public static final String SCOPE_CATALOG_READ = "scope:catalog.read";
    /** Scope of an integration that maintains the catalogue. */
    public static final String SCOPE_CATALOG_WRITE = "scope:catalog.write";

    /** Scope of an integration that records tuition payments. */
    public static final String SCOPE_PAYMENTS_WRITE = "scope:payments.write";

    /** Scope of an integration that answers clearances of changes of records: those of the codes behind it only. */
    public static final String SCOPE_CLEARANCES_WRITE = "scope:clearances.write";

    /** The scope that answers the clearances of a code, for example {@code LIBRARY}. */
    public static String clearancesOf(String code) {
        return SCOPE_CLEARANCES_WRITE + ":" + code;
    }

    /** Scope of an integration that fetches the packages for the card company. */
    public static final String SCOPE_CARDS_READ = "scope:cards.read";

    /** Scope of an integration that answers packages and reports on student cards. */
    public static final String SCOPE_CARDS_WRITE = "scope:cards.write";

    private Roles() {}
}
