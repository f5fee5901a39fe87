/** What a report of the card company means for an entry. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cardissuer.domain;
