/**
 * The whole real term as a load: every enrollment that the timetable's file counts is sent through HTTP with a token of
 * its student. A program, not a test: {@code ./mvnw -Prush}; see backend/docs/performance.md.
 */
package dev.haksa.rush;
