/** Where the holidays of a year come from: the product's own files, or those of the university. */
@org.jspecify.annotations.NullMarked
package dev.haksa.workday.store;
