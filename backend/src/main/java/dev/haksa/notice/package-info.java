/** What students are told, and proof that they were told. */
@org.jspecify.annotations.NullMarked
package dev.haksa.notice;
