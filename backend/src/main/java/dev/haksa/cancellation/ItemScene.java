package dev.haksa.cancellation;

import dev.haksa.cancellation.store.ItemRows;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.security.Caller;

/** Who carries an item out, and where its traces go. */
record ItemScene(Caller caller, ItemRows items, AuditTrail audit, Outbox outbox) {}
