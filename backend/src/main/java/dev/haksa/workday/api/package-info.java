/** The HTTP side of public holidays. */
@org.jspecify.annotations.NullMarked
package dev.haksa.workday.api;
