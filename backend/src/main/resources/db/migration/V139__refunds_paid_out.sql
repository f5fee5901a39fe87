-- 반환금 지급: finance pays each refund out once (제3조③). No refund is paid twice, and no transfer pays two of them.
create table tuition_refund_payout (
    entry_id    integer     primary key references tuition_entry,
    reference   text        not null unique check (reference ~ '^[A-Za-z0-9._-]{1,64}$'),  -- of the transfer
    paid_on     date        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create trigger tuition_refund_payout_append_only before update or delete on tuition_refund_payout
    for each row execute function refuse_change();

create function check_refund_payout() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from tuition_entry where id = new.entry_id and kind = 'REFUND' and amount_won > 0) then
        raise exception 'entry % is no refund to be paid out', new.entry_id
            using errcode = 'check_violation', constraint = 'tuition_refund_payout_of_refund';
    end if;
    return new;
end $$;
create trigger tuition_refund_payout_of_refund before insert on tuition_refund_payout
    for each row execute function check_refund_payout();

create index tuition_entry_refund on tuition_entry (term_id, id) where kind = 'REFUND' and amount_won > 0;
