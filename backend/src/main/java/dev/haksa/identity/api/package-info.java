/** Login, accounts, clients and keys over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.identity.api;
