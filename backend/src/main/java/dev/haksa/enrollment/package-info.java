/** Course enrollment (수강신청): who gets which seat, and why not. */
@org.jspecify.annotations.NullMarked
package dev.haksa.enrollment;
