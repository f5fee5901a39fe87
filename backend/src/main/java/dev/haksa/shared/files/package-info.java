/** Files of any size by their content: received, kept, read, and removed once nothing refers to them. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.files;
