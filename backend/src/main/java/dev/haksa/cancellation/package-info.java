/** How enrollments end otherwise than by dropping: closed sections, underpayment, withdrawal; found, reviewed, carried out. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cancellation;
