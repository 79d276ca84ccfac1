/**
 * Every error Quen answers with: its HTTP status, what it means, and what to do. `code` goes into the RFC 9457 problem as the
 * last segment of its `type`.
 */
export const errorCodes = {
  invalid_json: { status: 400, title: 'The body is not JSON', todo: 'Send a JSON object in UTF-8.' },
  invalid_request: { status: 400, title: 'The request does not fit its schema', todo: 'See `issues` for each field.' },
  invalid_event: { status: 400, title: 'The event does not fit its schema', todo: 'See `issues` for each field.' },
  invalid_condition: { status: 400, title: 'The condition cannot be compiled', todo: 'See `issues` for the path to the fault.' },
  invalid_rule_set: { status: 400, title: 'The rules contradict each other or name what does not exist', todo: 'See `issues`.' },
  invalid_identity: { status: 400, title: 'The id is blank or a placeholder', todo: 'Send the id of one person, or none.' },
  invalid_token: { status: 401, title: 'The user token is wrong or expired', todo: 'Have the shop’s server sign a new one.' },
  key_missing: { status: 401, title: 'No key was sent', todo: 'Send `Authorization: Bearer pk_…` or `sk_…`.' },
  key_unknown: { status: 401, title: 'The key is not known', todo: 'Take the key from `quen keys list`.' },
  key_forbidden: { status: 403, title: 'The key may not do this', todo: 'Use a secret key, from a server.' },
  origin_forbidden: { status: 403, title: 'The origin is not allowed for this key', todo: 'Add the origin with `quen keys`.' },
  sign_in_needed: { status: 401, title: 'Nobody is signed in', todo: 'Sign in at /console.' },
  sign_in_failed: { status: 401, title: 'The mail address or the password is wrong', todo: 'Check both and try again.' },
  link_invalid: { status: 401, title: 'The link has been used or has expired', todo: 'Ask for a new one.' },
  csrf_failed: { status: 403, title: 'The request did not come from the console', todo: 'Reload the page and try again.' },
  role_forbidden: { status: 403, title: 'Your role may not do this', todo: 'Ask an owner of the shop.' },
  not_found: { status: 404, title: 'There is nothing here', todo: 'See /docs for what there is.' },
  unknown_placement: { status: 404, title: 'The placement does not exist', todo: 'Add it to the rules, or mend its name.' },
  unknown_product: { status: 404, title: 'The product is not in the catalogue', todo: 'Import it, or mend its id.' },
  unknown_offer: { status: 404, title: 'The offer does not exist', todo: 'Add it to the rules, or mend its id.' },
  method_not_allowed: { status: 405, title: 'The method does not fit this address', todo: 'See /docs.' },
  conflict: { status: 409, title: 'It has changed since you read it', todo: 'Read it again and repeat the change.' },
  message_id_reused: { status: 409, title: 'The same message id came with another payload', todo: 'Give each event its own id.' },
  offer_refused: { status: 409, title: 'An offer that was asked for does not apply', todo: 'See `issues` for why.' },
  limit_reached: { status: 409, title: 'A limit of the offer is reached', todo: 'See `issues` for which.' },
  body_too_large: { status: 413, title: 'The body is too large', todo: 'Send less at once.' },
  too_deep: { status: 400, title: 'The JSON is nested too deeply', todo: 'Flatten it.' },
  rate_limited: { status: 429, title: 'Too many requests', todo: 'Wait for `Retry-After` seconds.' },
  internal: { status: 500, title: 'Something went wrong here', todo: 'Try again; the log has the details.' },
  unavailable: { status: 503, title: 'Not able to take this right now', todo: 'Try again after `Retry-After` seconds.' },
} as const;

/** The code of an error, a key of {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;
