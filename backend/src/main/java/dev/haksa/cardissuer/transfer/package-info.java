/** From rows to a package that a card company takes over: manifest, list, photos, envelope. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cardissuer.transfer;
