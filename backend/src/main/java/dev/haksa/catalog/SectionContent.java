package dev.haksa.catalog;

/** What a professor writes about a section: typed, kept and shown in the same shape. */
public sealed interface SectionContent permits Syllabus, CoursePlan {}
