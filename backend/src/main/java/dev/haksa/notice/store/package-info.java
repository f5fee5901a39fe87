/** Notices and their mails in the database. */
@org.jspecify.annotations.NullMarked
package dev.haksa.notice.store;
