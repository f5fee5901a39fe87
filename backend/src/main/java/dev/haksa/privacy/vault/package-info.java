/** Sealing of resident numbers. */
@org.jspecify.annotations.NullMarked
package dev.haksa.privacy.vault;
