package dev.haksa.student.domain;

/** A course recognised from the former university, as an import brings it (article 4 (5)). */
public record RecognisedRow(String studentNumber, String courseNumber, String formerTitle) {
    /** What makes it unique. */
    public String key() {
        return studentNumber + " " + courseNumber;
    }
}
