/** The name of the pair of keys that commands on this machine use while a server runs. */
export const localKeyName = 'commands on this machine';
