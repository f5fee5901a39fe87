/** Changes of major in rounds (전과, articles 34 and 35): room by entrance year, selection, and the new categories. */
@org.jspecify.annotations.NullMarked
package dev.haksa.majorchange;
