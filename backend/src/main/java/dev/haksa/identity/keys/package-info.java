/** The keys that sign and verify access tokens. */
@org.jspecify.annotations.NullMarked
package dev.haksa.identity.keys;
