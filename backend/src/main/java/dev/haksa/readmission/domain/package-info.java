/** The rules of readmission, in pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.readmission.domain;
