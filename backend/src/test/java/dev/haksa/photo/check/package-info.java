/** Pictures with labels, what the checks say of them, and attacks. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photo.check;
