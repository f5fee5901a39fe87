/** Accounts, clients and tokens in the database. */
@org.jspecify.annotations.NullMarked
package dev.haksa.identity.store;
