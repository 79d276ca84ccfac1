/** Names that say everything by themselves and too little as a part of another: `code` is a one-time code, `coupon_code` is none. */
const whole =
  /^(?:mail|tel|sdt|pass|pwd|auth|authorization|key|code|otp|sig|session|sid|jwt|card|cardnumber|cardno|cc|cvv|cvc|ssn|cccd|cmnd)$/;
/** What a name ends with, written in one word or several. */
const ending = /(?:tokens?|secret|email|signature|credentials?|(?:api|access|private|secret|auth)key(?:id)?|sess(?:ion)?id)$/;
/** What one of a name's words says wherever it stands; telephones that are for sale are not somebody's. */
const part =
  /^(?:.*passw(?:or)?d.*|passphrase|pwd|.*token|secret|e?mail|emailaddress|(?!head|ear|smart|micro|mega|iphone).*phone(?:number|no)?|sdt|msisdn|otp|signature|jwt|auth|authorization|cvv|cvc|ssn|cccd|cmnd)$/;

/** Whether a parameter of this name holds what is personal or opens something: `reset_token`, `customerEmail`, `X-Amz-Signature`. */
export function isPrivateName(name: string): boolean {
  const parts = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  const joined = parts.join('');
  return whole.test(joined) || ending.test(joined) || parts.some((word) => part.test(word));
}
