package dev.haksa.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What papers that are handed in may cost. */
@ConfigMapping(prefix = "haksa.documents")
public interface DocumentConfig {
    /** How many files a day a student may hand in, refused ones included. */
    @WithDefault("60")
    int uploadsPerDay();

    /** How many files a day somebody of the staff may hand in for students. */
    @WithDefault("3000")
    int uploadsByStaffPerDay();

    /** How many files are looked into at once; each may take a quarter of a gigabyte for a moment. */
    @WithDefault("2")
    int checks();

    /** How many received files may wait for that; beyond, uploads are answered with 503. */
    @WithDefault("50")
    int waitingChecks();
}
