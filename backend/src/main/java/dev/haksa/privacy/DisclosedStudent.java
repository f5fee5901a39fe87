package dev.haksa.privacy;

import org.jspecify.annotations.Nullable;

/** Exactly what representatives may learn of a student (제55조①2), and nothing else. */
public record DisclosedStudent(
        String department,
        String name,
        @Nullable Sex sex,
        @Nullable Province province,
        @Nullable String mobile,
        @Nullable String email) {}
