/** What the card company gets, and what it answers: packages, receipts, reports, applications on paper. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cardissuer;
