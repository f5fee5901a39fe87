package dev.haksa.student.domain;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.Grade;

/** One attempt at a course with its final grade. */
public record Attempt(TermCode term, String courseNumber, String title, int credits, Category category, Grade grade) {}
