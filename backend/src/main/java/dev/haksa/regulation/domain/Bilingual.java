package dev.haksa.regulation.domain;

/** A text in both languages. */
public record Bilingual(String ko, String en) {}
