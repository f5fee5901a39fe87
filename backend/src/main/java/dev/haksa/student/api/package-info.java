/** Students over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.student.api;
