/** What keeps a shared computer or a careless id from merging a town. */
export interface IdentityLimits {
  /** Devices that may be linked to one user. */
  readonly maxDevicesPerUser: number;
}

export const defaultIdentityLimits: IdentityLimits = { maxDevicesPerUser: 50 };

/** Name of the system event that takes a device and a user apart again. */
export const splitEventName = 'identity_split';
