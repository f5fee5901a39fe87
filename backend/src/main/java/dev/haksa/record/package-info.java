/** The record (학적부): what it says of a student, on paper too. */
@org.jspecify.annotations.NullMarked
package dev.haksa.record;
