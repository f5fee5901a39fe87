/** Names of files, in and out; pure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photoregister.domain;
