/** The C library takes pieces of this size, and only those for sure, from the system one by one, and gives each back as soon as it is free (glibc's `M_MMAP_THRESHOLD`). */
const largePiece = 33 * 2 ** 20;
/** Less is not worth it. */
const worthIt = 2 ** 20;
/** What is asked for beyond the need is then several times the need. */
const mostlyUntouched = largePiece / 4;

/**
 * Memory for what a training needs for a while. In pieces of a few megabytes it would stay with the process, in gaps between what lives on: what is asked for
 * beyond `bytes` is never touched, so that it costs nothing.
 *
 * But V8 counts it as garbage to come, and looked for garbage everywhere several times in each training, the longest pauses there are. Shared memory it does
 * not count (`BackingStore::PerIsolateAccountingLength`), though nobody else has this.
 */
export function memoryForAWhile(bytes: number): ArrayBufferLike {
  if (bytes < worthIt) return new ArrayBuffer(bytes);
  return bytes < mostlyUntouched ? new SharedArrayBuffer(largePiece) : new ArrayBuffer(Math.max(bytes, largePiece));
}
