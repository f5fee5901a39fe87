package dev.haksa.photoregister;

/** An order of the register. */
public record RegisterOrder(RegisterSort by, boolean descending) {
    /** As the album is bound: faculty, department, year level, class, student number. */
    public static final RegisterOrder BOUND = new RegisterOrder(RegisterSort.FACULTY, false);

    /** As the query parameter and the cursor write it. */
    public String parameter() {
        return (descending ? "-" : "") + by.parameter();
    }
}
