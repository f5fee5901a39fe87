package dev.haksa.cancellation;

/**
 * The answer to an application.
 *
 * @param created whether it is new; false when the same was there already, or in a dry run
 */
public record AppliedWithdrawal(Withdrawal withdrawal, boolean created, boolean dryRun) {}
