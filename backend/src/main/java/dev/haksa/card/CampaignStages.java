package dev.haksa.card;

import java.time.LocalDate;

/**
 * The days of a campaign's stages, in Seoul and in this order.
 *
 * @param opensOn first day
 * @param photoUntil students upload photos until the end of this day
 * @param rosterUntil departments send their rosters until the end of this day
 * @param transmissionUntil academic affairs approves and transmits until the end of this day
 * @param linkUntil the card company links the data until the end of this day
 * @param applicationFrom students apply from the beginning of this day
 * @param deliveryFrom cards are sent out from the beginning of this day
 */
public record CampaignStages(
        LocalDate opensOn,
        LocalDate photoUntil,
        LocalDate rosterUntil,
        LocalDate transmissionUntil,
        LocalDate linkUntil,
        LocalDate applicationFrom,
        LocalDate deliveryFrom) {}
