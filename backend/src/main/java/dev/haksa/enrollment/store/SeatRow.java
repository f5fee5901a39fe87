package dev.haksa.enrollment.store;

import dev.haksa.catalog.Season;
import dev.haksa.enrollment.domain.Seats;

/**
 * The seats of a section together with the facts that admission judges by.
 *
 * @param factsVersion changes whenever what admission keeps in memory of the section is out of date
 */
public record SeatRow(Seats seats, int termId, Season season, long factsVersion) {}
