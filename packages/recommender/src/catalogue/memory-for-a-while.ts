/** The C library takes pieces of this size, and only those for sure, from the system one by one, and gives each back as soon as it is free (glibc's `M_MMAP_THRESHOLD`). */
const largePiece = 33 * 2 ** 20;
/** Less is not worth it. */
const worthIt = 2 ** 20;

/**
 * Memory for what a training needs for a while. In pieces of a few megabytes it would stay with the process, in gaps between what lives on: what is asked for
 * beyond `bytes` is never touched, so that it costs nothing.
 */
export function memoryForAWhile(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes < worthIt ? bytes : Math.max(bytes, largePiece));
}
