/** Student numbers in batches for those who were admitted, and the codes of departments in them (제25조). */
@org.jspecify.annotations.NullMarked
package dev.haksa.matriculation;
