/** Students: who they are, what they have completed, and whether they were advised. */
@org.jspecify.annotations.NullMarked
package dev.haksa.student;
