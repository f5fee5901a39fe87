/** Rehearsals over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.rehearsal.api;
