/** Rules about names, formats and keeping. */
@org.jspecify.annotations.NullMarked
package dev.haksa.document.domain;
