/** Inboxes over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.notice.api;
