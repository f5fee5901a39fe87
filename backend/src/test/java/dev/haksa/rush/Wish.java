package dev.haksa.rush;

/**
 * One request to send.
 *
 * @param student index of the student
 * @param section id of the section
 */
record Wish(int student, int section) {}
