package dev.haksa.catalog.domain;

/** What names a section inside a term. */
public record SectionKey(String courseNumber, String sectionNumber) {}
