package dev.haksa.enrollment.store;

import dev.haksa.catalog.Season;
import dev.haksa.enrollment.domain.Seats;

/**
 * The seats of a section together with the facts that admission judges by.
 *
 * @param term code of the term
 * @param factsVersion changes whenever what admission keeps in memory of the section is out of date
 */
public record SeatRow(Seats seats, int termId, String term, Season season, long factsVersion) {}
