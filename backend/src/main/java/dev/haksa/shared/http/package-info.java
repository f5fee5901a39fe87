/** What every request passes: correlation, language, limits, entity tags. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.http;
