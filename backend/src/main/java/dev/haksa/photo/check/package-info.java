/**
 * From the bytes that somebody sends to the picture that is kept, and to the doubts that a reviewer should look at.
 * Nothing of what was sent is kept but its pixels; no photo leaves the machine. See {@code docs/photos.md}.
 */
@org.jspecify.annotations.NullMarked
package dev.haksa.photo.check;
