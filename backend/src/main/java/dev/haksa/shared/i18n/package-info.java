/** Texts for users in Korean and English. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.i18n;
