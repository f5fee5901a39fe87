/** Changes of records (학적변동, articles 28 to 43): how they are applied for, decided and carried out. */
@org.jspecify.annotations.NullMarked
package dev.haksa.change;
