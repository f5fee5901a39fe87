package dev.haksa.change;

import java.time.LocalDate;

/**
 * An application that came on paper (제41조).
 *
 * @param channel POST or FAX
 * @param arrivedOn the postmark, or the day on which the fax arrived (제42조①1)
 */
public record ChangePaper(String studentNumber, Channel channel, LocalDate arrivedOn, ChangeWish wish) {}
