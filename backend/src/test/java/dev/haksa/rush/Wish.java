package dev.haksa.rush;

/**
 * One request to send.
 *
 * @param student index of the student
 * @param section id of the section
 * @param kind what the student wants of the section
 */
record Wish(int student, int section, Kind kind) {
    /** What can be wanted of a section. */
    enum Kind {
        ENROLL("PUT", "enrollments"),
        DROP("DELETE", "enrollments"),
        WAIT("PUT", "waitlist");

        private final String method;
        private final String resource;

        Kind(String method, String resource) {
            this.method = method;
            this.resource = resource;
        }

        String method() {
            return method;
        }

        String resource() {
            return resource;
        }
    }

    Wish(int student, int section) {
        this(student, section, Kind.ENROLL);
    }

    Wish as(Kind other) {
        return new Wish(student, section, other);
    }
}
