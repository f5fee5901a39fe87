/** Student cards (학생증): campaigns, the rosters of departments, who applies how, and what becomes of each student. */
@org.jspecify.annotations.NullMarked
package dev.haksa.card;
