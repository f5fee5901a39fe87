/** Papers that students hand in: received, checked, kept in the file store, attached to applications, purged. */
@org.jspecify.annotations.NullMarked
package dev.haksa.document;
