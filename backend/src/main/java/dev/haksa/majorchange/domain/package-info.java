/** The rules of changing one's major, in pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.majorchange.domain;
