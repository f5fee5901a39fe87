-- Whoever has paid for a term, or had money of another term carried into it, and did not get all of it back. Credits may be
-- paid for without money, by a scholarship.
create function has_registered(account tuition_account) returns boolean language sql immutable as $$
    select account.paid_won + account.carried_in_won > account.refunded_won
           or (account.paid_credits > 0 and account.refunded_won = 0)
$$;
