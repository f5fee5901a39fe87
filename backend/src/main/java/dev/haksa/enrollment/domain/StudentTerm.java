package dev.haksa.enrollment.domain;

/** A student in one term: the unit under whose lock requests are decided one after the other. */
public record StudentTerm(String studentNumber, int termId) {}
