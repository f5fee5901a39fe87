/** HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.record.api;
