/**
 * Every condition and every change of the case file, by name: what two workers on one thing are decided by. The engine
 * and the model evaluate these very strings. A placeholder means one thing: a condition and a change go out together.
 */
import type { Expression } from './table.ts';

export const isAbsent: Expression = { expression: 'attribute_not_exists(#pk)' };

/** A release finds the mail still in quarantine, once. */
export const isQuarantined: Expression = {
  expression: '#outcome = :quarantined',
  values: { ':quarantined': 'quarantined' },
};

/** Nothing had this content, or so long ago that its key has run out: expiry deletes late (aws.md § 5). */
export const isNewContent = (at: string): Expression => ({
  expression: 'attribute_not_exists(#pk) OR #expires_at <= :received_at',
  values: { ':received_at': at },
});

/** New, or this mail's own: one that is released was given its content key when it was quarantined. */
export const isNewContentOrOf = (inboundId: string, at: string): Expression => ({
  expression: 'attribute_not_exists(#pk) OR #inbound_id = :inbound_id OR #expires_at <= :received_at',
  values: { ':inbound_id': inboundId, ':received_at': at },
});

export const isVersion = (version: number): Expression => ({
  expression: '#version = :version',
  values: { ':version': version },
});

/** No quarantined mail answers to this reference, or this one does, which is being released under its own handle. */
export const isFreeOrHandleOf = (inboundId: string, mailbox: string): Expression => ({
  expression: 'attribute_not_exists(#pk) OR (#inbound_id = :inbound_id AND #mailbox = :mailbox)',
  values: { ':inbound_id': inboundId, ':mailbox': mailbox },
});

export const isUndone: Expression = { expression: '#state = :undone', values: { ':undone': 'undone' } };

/** Undone, and nobody's lease runs. */
export const isClaimable = (now: string): Expression => ({
  expression: '#state = :undone AND (attribute_not_exists(#claimed_until) OR #claimed_until <= :now)',
  values: { ':undone': 'undone', ':now': now },
});

/** A lease's end names the claim: the next one can only end later. */
export const isClaimedUntil = (until: string): Expression => ({
  expression: '#state = :undone AND #claimed_until = :mine',
  values: { ':undone': 'undone', ':mine': until },
});

/** Nobody counted in between, and automatic mail to the address was not stopped. */
export const isCounterAt = (revision: number): Expression =>
  revision === 0
    ? { expression: 'attribute_not_exists(#revision) AND attribute_not_exists(#stopped_at)' }
    : {
        expression: '#revision = :revision AND attribute_not_exists(#stopped_at)',
        values: { ':revision': revision },
      };

export const claim = (until: string): Expression => ({
  expression: 'SET #claimed_until = :until, #attempts = #attempts + :one',
  values: { ':until': until, ':one': 1 },
});

export const unclaim: Expression = { expression: 'REMOVE #claimed_until' };

/** Out of the index of what is not done. */
export const settle = (state: string, at: string, sentMessageId: string | null, reason: string | null): Expression => ({
  expression:
    'SET #state = :state, #settled_at = :at, #sent_message_id = :sent, #reason = :reason REMOVE #claimed_until, #undone_pk, #undone_sk',
  values: { ':state': state, ':at': at, ':sent': sentMessageId, ':reason': reason },
});

export const count = (
  entries: readonly { readonly at: string; readonly row: string }[],
  revision: number,
  expiresAt: number,
): Expression => ({
  expression: 'SET #entries = :entries, #revision = :next, #ttl = :ttl',
  values: { ':entries': entries, ':next': revision, ':ttl': expiresAt },
});

export const stopAutomaticMail = (at: string): Expression => ({
  expression: 'SET #stopped_at = :at REMOVE #ttl',
  values: { ':at': at },
});
