/** Rules of photos. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photo.domain;
