/** Reading and checking regulation data; pure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.regulation.domain;
