/** Personal data that need more care than others: resident numbers, and what is told about students to others. */
@org.jspecify.annotations.NullMarked
package dev.haksa.privacy;
