/** Rules about resident numbers and disclosure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.privacy.domain;
