/** Rules of applying for and deciding changes of records: pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.change.domain;
