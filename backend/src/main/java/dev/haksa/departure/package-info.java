/** How students left (자퇴, 제적): on record for ever, since readmission asks for it years later (articles 36 to 38). */
@org.jspecify.annotations.NullMarked
package dev.haksa.departure;
