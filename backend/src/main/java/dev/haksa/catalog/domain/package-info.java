/** Rules and notations of the catalogue; pure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.catalog.domain;
