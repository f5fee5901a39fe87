package dev.haksa.catalog;

import java.time.Instant;

/** What is written about a section, with the section that it is about. */
public record SectionDocument<T extends SectionContent>(Section section, T content, Instant updatedAt, int version) {}
