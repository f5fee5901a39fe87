package dev.haksa.enrollment.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state of a place on a waiting list. */
@Schema(name = "WaitlistState", description = "State of a place on a waiting list. / 대기 상태")
public enum WaitlistState {
    WAITING,
    /** The student got a seat. */
    PROMOTED,
    /** The student left. */
    LEFT,
    /** A rule kept the student from taking an offered seat, and the regulation says that the place is lost then. */
    PLACE_LOST,
    /** The section was closed (제5조②). */
    SECTION_CLOSED
}
