/** Rehearsals (수강신청 연습): a copy of a term in which students practise, with real load and no effect. */
@org.jspecify.annotations.NullMarked
package dev.haksa.rehearsal;
