package dev.haksa.enrollment.domain;

/** What made a seat change hands. */
public enum Cause {
    /** The student's own request, or that of staff on behalf. */
    REQUEST,
    /** The student's cart. */
    CART,
    /** One section was exchanged for another. */
    SWAP,
    /** The waiting list moved. */
    WAITLIST,
    /** Academic affairs closed the section (제5조②). */
    CLOSURE,
    /** Too little was paid (제5조③). */
    UNDERPAYMENT,
    /** The student went on leave or is a student no more (제28조). */
    RECORD_CHANGE,
    /** The student withdrew from the course (제46조②). */
    WITHDRAWAL
}
