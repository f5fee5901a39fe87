/** Status and announcements over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.status.api;
