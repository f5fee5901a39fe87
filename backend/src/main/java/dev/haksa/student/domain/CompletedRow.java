package dev.haksa.student.domain;

/** A completed course as an import brings it. */
public record CompletedRow(String studentNumber, Attempt attempt) {
    /** What makes it unique. */
    public String key() {
        return studentNumber + " " + attempt.term() + " " + attempt.courseNumber();
    }
}
