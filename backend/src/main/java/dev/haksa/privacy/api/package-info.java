/** HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.privacy.api;
