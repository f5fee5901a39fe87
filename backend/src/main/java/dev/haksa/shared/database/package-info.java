/** The database the product brings along when none is configured. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.database;
