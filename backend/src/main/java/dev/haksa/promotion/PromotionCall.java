package dev.haksa.promotion;

import java.time.LocalDate;

/**
 * A promotion that is asked for.
 *
 * @param term code of the term that ended
 * @param gradesFixedOn day on which its grades were final (성적이수 확정일)
 * @param reportedOn day of the report (진급처리보고일): those on the rolls on this day are promoted, and those dismissed from
 *     the one day to the other, both included
 */
public record PromotionCall(String term, LocalDate gradesFixedOn, LocalDate reportedOn) {}
