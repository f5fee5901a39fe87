/** Rules of identity in plain Java: passwords, lockout, codes, roles and scopes. */
@org.jspecify.annotations.NullMarked
package dev.haksa.identity.domain;
